import { gaps } from '../../deviation';
import type { Deviation } from '../../engine';
import type { PolicySpec } from '../../policy/spec';

/** Timeout, breaker and fallback are as they were written. */
export function codeDeviations({ retry, concurrency }: PolicySpec): readonly Deviation[] {
  return gaps(
    [retry !== undefined, 'no-retries', 'asks once: retries are the work of proxies, which see all of them'],
    [concurrency.isAsked, 'no-caps', 'has no caps on what is under way'],
  );
}
