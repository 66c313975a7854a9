import { Duration } from 'cdk8s';
import type { PolicySpec } from './spec';

/** How long a request may take with every try and the pauses between them. */
export function longestTime({ timeout, retry }: Pick<PolicySpec, 'timeout' | 'retry'>): Duration {
  if (retry === undefined) return timeout;
  const { tries, backoff, maxBackoff } = retry;
  const [first, longest] = [backoff, maxBackoff].map((pause) => pause.toMilliseconds({ integral: false }));
  const pauses = Array.from({ length: tries - 1 }, (_, index) => Math.min(first! * 2 ** index, longest!));
  const milliseconds = timeout.toMilliseconds({ integral: false }) * tries;
  return Duration.millis(Math.ceil(pauses.reduce((sum, pause) => sum + pause, milliseconds)));
}
