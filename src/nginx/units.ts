import type { Duration, Size } from 'cdk8s';

/** `10m`, `30s` or `500ms`: the largest unit that says it whole. @see https://nginx.org/en/docs/syntax.html */
export function time(duration: Duration): string {
  const before = times.get(duration);
  if (before !== undefined) return before;
  const text = written(duration);
  times.set(duration, text);
  return text;
}

// A default is said of each of thousands of peers.
const times = new WeakMap<Duration, string>();

function written(duration: Duration): string {
  const milliseconds = duration.toMilliseconds();
  if (milliseconds % 60_000 === 0) return `${milliseconds / 60_000}m`;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}

/** `1m` or `256k`: nginx's m is a mebibyte. @see https://nginx.org/en/docs/syntax.html */
export function size(amount: Size): string {
  const kibibytes = amount.toKibibytes();
  return kibibytes % 1024 === 0 ? `${kibibytes / 1024}m` : `${kibibytes}k`;
}
