import type { Size } from 'cdk8s';
import type { Receiver } from './receiver';

/** What tells people of alerts. */
export interface AlertmanagerProps {
  /**
   * Who is told, by a name of your own: `{ oncall: Receiver.webhook({ ... }) }`. `NAUST-VAL-005`, `NAUST-OBS-010`,
   * `NAUST-OBS-011`, `NAUST-RES-006`
   *
   * @default - nobody: alerts are seen by those who look
   */
  readonly receivers?: Readonly<Record<string, Receiver>>;
  /** Promised and never exceeded: at least 128 MiB. `NAUST-VAL-020` @default 256 MiB */
  readonly memory?: Size;
}
