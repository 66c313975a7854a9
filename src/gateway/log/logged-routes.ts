import type { RoutingSpec } from '../spec';

/** A route as lines of the access log name it. */
export interface LoggedRoute {
  /** The first name of its server. */
  readonly server: string;
  readonly route: string;
  /** Whether a request is meant to last, so that how long it takes says nothing of how fast it is answered. */
  readonly lasting: boolean;
}

export function loggedRoutes({ servers }: RoutingSpec): readonly LoggedRoute[] {
  return servers.flatMap(({ hosts, routes }) =>
    routes.map(({ path, protocol }) => ({
      server: hosts[0] ?? '',
      route: path,
      lasting: protocol === 'websocket' || protocol === 'sse',
    })),
  );
}
