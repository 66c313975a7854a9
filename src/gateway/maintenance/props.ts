import type { Duration } from 'cdk8s';

/** While it is there, requests are answered 503. */
export interface MaintenanceProps {
  /** Networks whose requests still go through, to try what was done. `NAUST-VAL-002` @default - none */
  readonly except?: readonly string[];
  /** When clients may come again, 1 s to 1 h: `Retry-After`. `NAUST-GTW-004` @default 5 m */
  readonly retryAfter?: Duration;
  /** The answer. `NAUST-GTW-023` @default - { error: 'maintenance' } */
  readonly json?: object;
}
