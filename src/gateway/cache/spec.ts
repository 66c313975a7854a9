import type { Duration, Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { checkDuration, checkSize, times } from '../ranges';
import { cacheDefaults, cacheRoomDefaults } from './defaults';
import type { CacheProps, CacheRoomProps } from './props';

export interface CacheSpec {
  readonly fresh: Duration;
}

export interface CacheRoomSpec {
  readonly size: Size;
  readonly kept: Duration;
}

export function resolveCache(props: CacheProps): CacheSpec {
  return withDefaults(props, cacheDefaults);
}

export function resolveCacheRoom(props: CacheRoomProps, findings: Findings): CacheRoomSpec {
  const p = withDefaults(props, cacheRoomDefaults);
  checkSize('cache.size', p.size, findings);
  checkDuration('cache.kept', p.kept, times.days, findings);
  return p;
}

/** @param asked whether somebody is asked who may come in: an answer to one is not for another */
export function checkCache(at: string, props: CacheProps, asked: boolean, findings: Findings): void {
  if (props.fresh) checkDuration(`${at}cache.fresh`, props.fresh, times.days, findings);
  if (!asked) return;
  findings.add({
    code: 'NAUST-GTW-020',
    what: `${at}cache would give to everybody what the auth service let one see`,
    got: 'cache on a route behind the auth service',
    allowed: 'cache on routes that are public',
    fix: 'leave out cache, or add public: true where nothing is private',
  });
}
