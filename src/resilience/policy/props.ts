import type { Duration } from 'cdk8s';
import type { CircuitBreaker } from './circuit-breaker';
import type { Fallback } from './fallback';
import type { Retry } from './retry';

/** How a caller behaves towards one callee. */
export interface CallProps {
  /**
   * How long one try may take until the answer is complete: 1 ms to 1 h. `NAUST-RSL-001`
   * @default 5 s
   */
  readonly timeout?: Duration;
  /** What is asked again, and how often: `Retry.on([...])`. @default - nothing is asked twice */
  readonly retry?: Retry;
  /** When to stop asking for a while: `CircuitBreaker.onRatio()`. @default - never */
  readonly breaker?: CircuitBreaker;
  /** How much may be under way to the callee at once. @default - see ConcurrencyProps */
  readonly concurrency?: ConcurrencyProps;
  /** What is answered where the callee gives no answer: `Fallback.answer({...})`. @default - the engine's own 503 or 504 */
  readonly fallback?: Fallback;
  /**
   * Ways in which the engine may differ from what was asked, by the names that the problem gives them; each is repeated
   * in the report. `NAUST-RSL-010`, `NAUST-RSL-011`
   * @default - none but the engine's nearest to the default breaker
   */
  readonly accept?: readonly string[];
}

/**
 * Caps for each pod of the caller.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings
 */
export interface ConcurrencyProps {
  /** Connections: 1 to 100000. `NAUST-RSL-002` @default 100 */
  readonly connections?: number;
  /** Requests that wait for a connection: 1 to 100000. `NAUST-RSL-002` @default 1024 */
  readonly pending?: number;
  /** Requests that a connection serves before it is replaced: 1 to 100000. `NAUST-RSL-002` @default 10 */
  readonly requestsPerConnection?: number;
}
