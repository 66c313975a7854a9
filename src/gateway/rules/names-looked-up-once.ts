import { type Finding, ipAddress, shown } from '../../kernel';
import { followsNames } from '../follows-names';
import type { NginxSpec } from '../nginx-spec';

/** Names that nginx looks up once: it does not start without an answer, and never asks again. */
export function namesLookedUpOnce(spec: NginxSpec): readonly Finding[] {
  const { target, routing } = spec;
  if (followsNames(spec)) return [];
  const names = new Set(routing.upstreams.flatMap(({ peers }) => peers.map(({ host }) => host)));
  return [...names]
    .filter((host) => !ipAddress.accepts(host))
    .map((name) => ({
      code: 'NAUST-GTW-012',
      severity: 'warning',
      what: 'sends requests to a name that nginx looks up only when it starts',
      got: `${shown(name)} on nginx ${target.version}`,
      allowed: 'IP addresses, or nginx 1.27.3 and newer with a resolver, which looks names up while it runs',
      fix: 'give the IP address',
    }));
}
