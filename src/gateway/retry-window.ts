import { Duration } from 'cdk8s';

/** Longer than one whole try, or a try that ends by its timeout would never be followed by another. */
export function retryWindow(connect: Duration, read: Duration): Duration {
  return Duration.millis(2 * connect.toMilliseconds() + read.toMilliseconds() + 1000);
}
