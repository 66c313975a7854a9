import type { Finding } from '../../kernel';
import type { NginxSpec } from '../nginx-spec';

/** Whoever sends next has to be the first to give an idle connection up, or a request meets one that is closed. */
export function idleConnections({ routing }: NginxSpec): readonly Finding[] {
  return routing.upstreams.flatMap(({ target, keepaliveTimeout }): readonly Finding[] => {
    const { idleTimeout, called } = target;
    const own = keepaliveTimeout.toMilliseconds({ integral: false });
    if (idleTimeout === undefined || own < idleTimeout.toMilliseconds({ integral: false })) return [];
    return [
      {
        code: 'NAUST-GTW-027',
        what: `keeps idle connections to ${called} for longer than that does`,
        got: `keepaliveTimeout ${own} ms, its idleTimeout ${idleTimeout.toMilliseconds({ integral: false })} ms`,
        allowed: "a keepaliveTimeout shorter than the service's",
        fix: 'lower keepaliveTimeout, or raise it at the service',
      },
    ];
  });
}
