import type { Finding } from '../../kernel';
import type { NginxSpec } from '../nginx-spec';
import type { RouteSpec } from '../route/spec';
import { barePath } from '../route/spec';
import type { ServerSpec } from '../server/spec';

/** Routes that take from another what it is for, and routes that change nothing because one around them does the same. */
export function shadowedRoutes({ routing }: Pick<NginxSpec, 'routing'>): readonly Finding[] {
  return routing.servers.flatMap((server) => [...takenFromAuth(server), ...withoutEffect(server)]);
}

function takenFromAuth({ auth, routes }: ServerSpec): readonly Finding[] {
  if (auth === undefined) return [];
  const own = barePath(auth.path);
  return routes
    .filter(({ path }) => path !== own && isBelow(path, own))
    .map(({ path }) => ({
      code: 'NAUST-GTW-028',
      severity: 'warning',
      what: `takes ${JSON.stringify(path)} from the auth service, which answers ${JSON.stringify(own)} and all below it`,
      got: path,
      allowed: 'paths beside that of the auth service',
      fix: 'move one of the two',
    }));
}

function withoutEffect({ routes }: ServerSpec): readonly Finding[] {
  const byPath = new Map(routes.map((route) => [route.path, route]));
  return routes.flatMap((route): readonly Finding[] => {
    const around = nearest(route.path, byPath);
    if (around === undefined || !isSame(route, around)) return [];
    return [
      {
        code: 'NAUST-GTW-028',
        severity: 'warning',
        what: `has a route that changes nothing: ${JSON.stringify(around.path)} leads its requests the same way`,
        got: route.path,
        allowed: 'routes that differ from the one around them',
        fix: 'remove it',
      },
    ];
  });
}

/** The longest other route that its requests would go to. */
function nearest(path: string, byPath: ReadonlyMap<string, RouteSpec>): RouteSpec | undefined {
  let rest = path;
  while (rest !== '/' && rest !== '') {
    rest = rest.slice(0, Math.max(rest.lastIndexOf('/'), 0)) || '/';
    const found = byPath.get(rest);
    if (found) return found;
  }
  return undefined;
}

function isBelow(path: string, around: string): boolean {
  return around === '/' || path.startsWith(`${around}/`);
}

function isSame(route: RouteSpec, around: RouteSpec): boolean {
  const isPlain = [route, around].every(
    ({ limits, proxy, headers, hasOwnCors, maintenance, cache, fallback, canary }) =>
      !(limits.rates ?? limits.concurrency ?? headers ?? maintenance ?? cache ?? fallback ?? canary) &&
      !hasOwnCors &&
      Object.keys(proxy).length === 0,
  );
  return (
    isPlain &&
    route.upstream === around.upstream &&
    route.protocol === around.protocol &&
    route.public === around.public
  );
}
