import type { Route } from './route/props';
import { routesOf } from './route/spec';
import type { ServerProps } from './server/props';

/** Every target of a gateway, by where it is named. */
export function targetsOf<T extends object>(
  props: ServerProps<T> & { readonly servers?: readonly ServerProps<T>[] },
): readonly (readonly [field: string, target: T])[] {
  const servers = [props, ...(props.servers ?? [])];
  return servers.flatMap((server) => [...ofRoutes(server.routes), ...ofAuth(server)]);
}

function ofRoutes<T extends object>(routes: Readonly<Record<string, T | Route<T>>>): readonly [string, T][] {
  return routesOf(routes).flatMap(({ path, to, canary, fallback }) => {
    const quoted = JSON.stringify(path);
    return [
      [`the target of ${quoted}`, to] as [string, T],
      ...(canary ? [[`the canary of ${quoted}`, canary.to] as [string, T]] : []),
      ...(fallback && 'to' in fallback ? [[`the fallback of ${quoted}`, fallback.to] as [string, T]] : []),
    ];
  });
}

function ofAuth<T>({ auth }: ServerProps<T>): readonly [string, T][] {
  return auth ? [['the auth service', auth.service]] : [];
}
