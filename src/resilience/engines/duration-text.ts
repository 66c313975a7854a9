import type { Duration } from 'cdk8s';

/** In seconds, as protobuf writes a duration in JSON, and Go reads one. @see https://protobuf.dev/reference/protobuf/google.protobuf/#duration */
export function durationText(duration: Duration): string {
  return `${duration.toMilliseconds({ integral: false }) / 1000}s`;
}

/** In whole milliseconds, for readers that know no fractions. */
export function millisecondsText(duration: Duration): string {
  return `${Math.ceil(duration.toMilliseconds({ integral: false }))}ms`;
}
