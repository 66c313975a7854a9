import type { Duration } from 'cdk8s';
import { type Findings, headerName, urlPath, withDefaults } from '../../kernel';
import { settableHeader } from '../grammar';
import { once } from '../once';
import { checkDuration, times } from '../ranges';
import type { UpstreamSpec } from '../upstream/spec';
import { authCacheDefaults, authDefaults } from './defaults';
import type { AuthProps } from './props';

export interface AuthCacheSpec {
  readonly time: Duration;
  readonly perRequest: boolean;
}

export interface AuthSpec {
  readonly path: string;
  readonly upstream: UpstreamSpec;
  readonly verify: string;
  /** Headers by which services are told who is asking. */
  readonly identity: readonly string[];
  readonly cache: AuthCacheSpec | undefined;
}

export function authPathOf({ path }: AuthProps<unknown>): string {
  return path ?? authDefaults.path;
}

export function resolveAuth<T>(auth: AuthProps<T>, upstream: UpstreamSpec, findings: Findings): AuthSpec {
  const { path, verify, identity, claims = [], cache } = withDefaults(auth, authDefaults);
  const all = [...identity, ...claims.map((claim) => `X-Claim-${String(claim).replaceAll('_', '-')}`)];
  findings.check('auth.verify', verify, urlPath);
  findings.checkAll('auth.identity', all, headerName);
  findings.checkAll('auth.identity', all, settableHeader);
  once(
    'auth.identity',
    all.map((name) => String(name).toLowerCase()),
    findings,
  );
  if (cache) checkDuration('auth.cache.time', cache.time, times.minute, findings);
  return {
    path,
    upstream,
    verify,
    identity: all,
    cache: cache && withDefaults(cache, authCacheDefaults),
  };
}
