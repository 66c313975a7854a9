import { gaps } from '../../deviation';
import type { Deviation } from '../../engine';
import type { PolicySpec } from '../../policy/spec';

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection */
export function istioDeviations({ breaker, retry, fallback }: PolicySpec): readonly Deviation[] {
  const isTen =
    retry === undefined ||
    retry.tries === 2 ||
    retry.maxBackoff.toMilliseconds() === 10 * retry.backoff.toMilliseconds();
  return gaps(
    [
      breaker !== undefined,
      'per-peer',
      'counts and stops for each pod of the callee by itself; with all of them out it answers at once',
    ],
    [
      breaker?.kind === 'ratio',
      'no-ratio',
      breaker?.kind === 'ratio'
        ? `stops after ${breaker.requests} failures in a row, and knows neither a share nor a window`
        : '',
    ],
    [
      breaker !== undefined,
      'open-time-grows',
      'leaves a pod alone for longer each time, openFor times the number of times, up to 300 s',
    ],
    [
      breaker !== undefined,
      'no-probes',
      `gives a pod all its requests back after openFor, instead of ${breaker?.probes} on trial, for a second at least`,
    ],
    [!isTen, 'ten-times-backoff', 'lets pauses grow to ten times backoff, whatever maxBackoff is'],
    [fallback !== undefined, 'no-fallback', 'answers 503 or 504 in its own words'],
  );
}
