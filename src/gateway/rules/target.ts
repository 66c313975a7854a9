import { type Findings, shown } from '../../kernel';
import { distributions, isAtLeast, isVersion, type NginxTarget, oldestVersion } from '../nginx/target';

const needed = ['auth_request', 'http_v2', 'realip', 'ssl', 'stub_status'] as const;

/** Reports a build of nginx that would refuse what is written for it. */
export function checkTarget(target: NginxTarget, findings: Findings): void {
  const missing = needed.filter((module) => !target.modules.includes(module));
  const versions = isVersion(target.version) && isVersion(target.openssl);
  const known = Object.keys(distributions).includes(target.distribution);
  if (versions && known && isAtLeast(target.version, oldestVersion) && missing.length === 0) return;
  findings.add({
    code: 'NAUST-GTW-007',
    what: 'is to run on an nginx that cannot do what a gateway does',
    got:
      missing.length > 0
        ? `no module ${missing.join(', ')}`
        : shown(`${target.version}, OpenSSL ${target.openssl}`),
    allowed: `nginx ${oldestVersion} or newer with ${needed.join(', ')}; versions like 1.30.4`,
    fix: 'use one of nginxTargets, or describe the build as "nginx -V" does',
  });
}
