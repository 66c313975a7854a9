import type { Duration } from 'cdk8s';

/** As protobuf writes a duration in JSON. @see https://protobuf.dev/reference/protobuf/google.protobuf/#duration */
export function durationText(duration: Duration): string {
  return `${duration.toMilliseconds({ integral: false }) / 1000}s`;
}
