import type { Method, RetryProps } from './retry-props';

/** Asks again, in the proxy and never in the application, within a budget. */
export class Retry {
  /** Requests with these methods. `NAUST-RSL-005`, `NAUST-RSL-006` */
  static on(methods: readonly Method[], props: RetryProps = {}): Retry {
    return new Retry(methods, props);
  }

  private constructor(
    readonly methods: readonly Method[],
    readonly props: RetryProps,
  ) {}
}
