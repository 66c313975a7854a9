import { type Findings, ipAddress, shown } from '../kernel';
import { distributions, isVersion, type NginxTarget, supports } from './nginx/target';
import type { RoutingSpec } from './spec';

const needed = ['auth_request', 'http_v2', 'realip', 'ssl', 'stub_status'] as const;

/** Reports a build of nginx that would refuse what is written for it. */
export function checkTarget(target: NginxTarget, findings: Findings): void {
  const missing = needed.filter((module) => !target.modules.includes(module));
  const versions = isVersion(target.version) && isVersion(target.openssl);
  const known = Object.keys(distributions).includes(target.distribution);
  if (versions && known && supports(target, 'rejectHandshake') && missing.length === 0) return;
  findings.add({
    code: 'NAUST-GTW-007',
    what: 'is to run on an nginx that cannot do what a gateway does',
    got:
      missing.length > 0
        ? `no module ${missing.join(', ')}`
        : shown(`${target.version}, OpenSSL ${target.openssl}`),
    allowed: `nginx 1.19.4 or newer with ${needed.join(', ')}; versions like 1.30.4`,
    fix: 'use one of nginxTargets, or describe the build as "nginx -V" does',
  });
}

/** Names that nginx looks up once: it does not start without an answer, and never asks again. */
export function checkNames(target: NginxTarget, { upstreams }: RoutingSpec, findings: Findings): void {
  if (supports(target, 'resolve')) return;
  const names = upstreams.flatMap(({ servers }) => servers.map(({ host }) => host));
  for (const name of names.filter((host) => !ipAddress.accepts(host))) {
    findings.add({
      code: 'NAUST-GTW-012',
      severity: 'warning',
      what: 'sends requests to a name that nginx looks up only when it starts',
      got: `${shown(name)} on nginx ${target.version}`,
      allowed: 'IP addresses, or nginx 1.27.3 and newer, which looks names up while it runs',
      fix: 'give the IP address',
    });
  }
}
