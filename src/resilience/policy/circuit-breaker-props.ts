import type { Duration } from 'cdk8s';

/** Opens when of enough requests within a window too many failed. A failure is a 5xx, a timeout or no answer. */
export interface RatioBreakerProps {
  /** Below so many requests in the window nothing is concluded: 1 to 100000. `NAUST-RSL-003` @default 3 */
  readonly requests?: number;
  /** The share of them that may not be reached: above 0, at most 1. `NAUST-RSL-004` @default 0.6 */
  readonly failureRatio?: number;
  /** The time over which requests are counted: 1 s to 1 h. `NAUST-RSL-003` @default 1 m */
  readonly window?: Duration;
  /** How long nothing is asked: 1 s to 1 h. `NAUST-RSL-003` @default 30 s */
  readonly openFor?: Duration;
  /** Requests let through on trial after that: if all succeed it closes. 1 to 1000. `NAUST-RSL-003` @default 3 */
  readonly probes?: number;
}

/** Opens after failures in a row; a success in between resets the count. */
export interface ConsecutiveBreakerProps {
  /** Failures in a row: 1 to 100000. `NAUST-RSL-003` @default 5 */
  readonly failures?: number;
  /** How long nothing is asked: 1 s to 1 h. `NAUST-RSL-003` @default 30 s */
  readonly openFor?: Duration;
  /** Requests let through on trial after that: if all succeed it closes. 1 to 1000. `NAUST-RSL-003` @default 1 */
  readonly probes?: number;
}
