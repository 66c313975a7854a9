import { gaps } from '../../deviation';
import type { Deviation } from '../../engine';
import type { PolicySpec } from '../../policy/spec';

/** @see https://linkerd.io/2/reference/circuit-breaking/ and https://linkerd.io/2/reference/retries/ */
export function linkerdDeviations({
  breaker,
  retry,
  concurrency,
  fallback,
}: PolicySpec): readonly Deviation[] {
  return gaps(
    [
      breaker !== undefined,
      'per-peer',
      'counts and stops for each pod of the callee by itself; with all of them out it answers 503 after a while in a queue',
    ],
    [
      breaker?.kind === 'ratio',
      'no-ratio',
      breaker?.kind === 'ratio'
        ? `stops after ${breaker.requests} failures in a row, and knows neither a share nor a window`
        : '',
    ],
    [
      breaker !== undefined && breaker.probes !== 1,
      'one-probe',
      `lets one request through on trial, instead of ${breaker?.probes}`,
    ],
    [
      retry !== undefined && retry.after.includes('connect-failure'),
      'no-retry-of-connections',
      'asks again after an answer or a timeout, and not where no connection could be made',
    ],
    [retry !== undefined, 'no-backoff', 'asks again without a pause'],
    [retry !== undefined, 'no-budget', 'asks again however many requests are under way'],
    [concurrency.isAsked, 'no-caps', 'has no caps on what is under way'],
    [fallback !== undefined, 'no-fallback', 'answers 503 or 504 in its own words'],
  );
}
