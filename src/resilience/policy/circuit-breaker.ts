import type { ConsecutiveBreakerProps, RatioBreakerProps } from './circuit-breaker-props';

/** What opens a breaker, as it was written. */
export type BreakerTrip =
  | { readonly kind: 'ratio'; readonly props: RatioBreakerProps }
  | { readonly kind: 'consecutive'; readonly props: ConsecutiveBreakerProps };

/**
 * Stops asking a callee that fails, answers at once meanwhile, and tries again later. A failure is a 5xx, a timeout, or
 * no answer.
 * @see https://learn.microsoft.com/azure/architecture/patterns/circuit-breaker
 */
export class CircuitBreaker {
  /** Opens when too large a share failed, of enough requests. `NAUST-RSL-003`, `NAUST-RSL-004` */
  static onRatio(props: RatioBreakerProps = {}): CircuitBreaker {
    return new CircuitBreaker({ kind: 'ratio', props });
  }

  /** Opens after failures in a row. `NAUST-RSL-003` */
  static onFailures(props: ConsecutiveBreakerProps = {}): CircuitBreaker {
    return new CircuitBreaker({ kind: 'consecutive', props });
  }

  private constructor(readonly trip: BreakerTrip) {}
}
