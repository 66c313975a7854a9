import { Duration } from 'cdk8s';
import { shutdown } from './settings';
import type { RoutingSpec } from './spec';

/** As long as the longest answer may take; connections that are meant to last are not waited for. */
export function shutdownTimeout({ servers }: RoutingSpec): Duration {
  const answers = servers.flatMap(({ routes }) =>
    routes
      .filter(({ protocol }) => protocol === 'http' || protocol === 'grpc')
      .map(({ wholeProxy }) => wholeProxy.timeout.toMilliseconds({ integral: false })),
  );
  const longest = answers.reduce((most, each) => Math.max(most, each), shutdown.workers.toMilliseconds());
  return Duration.seconds(Math.ceil(longest / 1000));
}
