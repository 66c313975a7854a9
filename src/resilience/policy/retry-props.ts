import type { Duration } from 'cdk8s';

export type RetryCondition = 'connect-failure' | 'reset' | '502' | '503' | '504';

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'PUT' | 'DELETE' | 'POST' | 'PATCH';

export interface RetryProps {
  /** Tries in all, the first included: 2 to 10. `NAUST-RSL-005` @default 2 */
  readonly tries?: number;
  /**
   * After what. `reset` is a connection that ends, or a timeout, before an answer.
   * @default ['connect-failure', 'reset', '502', '503', '504']
   */
  readonly after?: readonly RetryCondition[];
  /** The pause before the second try; it doubles with each, and varies: 1 ms to 1 min. `NAUST-RSL-005` @default 25 ms */
  readonly backoff?: Duration;
  /** The longest pause: `backoff` to 1 min. `NAUST-RSL-005` @default 250 ms */
  readonly maxBackoff?: Duration;
  /**
   * The share of the requests under way that may be second tries, so that a callee in trouble is not asked more than
   * before: above 0, at most 1. Three at once are always allowed. `NAUST-RSL-004`
   * @default 0.2
   */
  readonly budgetRatio?: number;
  /**
   * That the callee knows a repeated POST or PATCH for one, such as by an idempotency key. Otherwise neither is asked
   * again. `NAUST-RSL-006`
   * @default false
   */
  readonly idempotent?: boolean;
}
