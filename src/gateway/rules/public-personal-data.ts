import type { Finding } from '../../kernel';
import type { NginxSpec } from '../nginx-spec';
import { barePath } from '../route/spec';

/** A service that says it handles personal data, and a way to it on which nobody is asked who they are. */
export function publicPersonalData(
  { routing }: Pick<NginxSpec, 'routing'>,
  otherwise = 'give the gateway auth: { service }',
): readonly Finding[] {
  return routing.servers.flatMap(({ auth, routes, hosts }) =>
    routes
      .filter(({ upstream, path, public: open }) => {
        const isAuth = auth !== undefined && path === barePath(auth.path);
        return upstream.target.personalData && (auth === undefined || open) && !isAuth;
      })
      .map(({ path, upstream }) => ({
        code: 'NAUST-GTW-029' as const,
        severity: 'warning' as const,
        what: `lets everybody through to ${upstream.target.called}, which handles personal data`,
        got: `${hosts[0]}${path}, ${auth ? 'public' : 'without auth'}`,
        allowed: 'a route behind an auth service, or a service that asks itself who is there',
        fix: auth ? 'leave out public' : otherwise,
      })),
  );
}
