import { comment, type Directive, directive, type Node, quoted, size, time, variable } from '../../nginx';
import { cacheKeys } from '../settings';
import type { CacheRoomSpec, CacheSpec } from './spec';

const ZONE = 'cache_answers';

export function renderCacheRoom({ size: room, kept }: CacheRoomSpec, folder: string): readonly Node[] {
  return [
    comment('Answers that everybody may have.'),
    directive(
      'proxy_cache_path',
      folder,
      'levels=1:2',
      `keys_zone=${ZONE}:${size(cacheKeys)}`,
      `max_size=${size(room)}`,
      `inactive=${time(kept)}`,
      'use_temp_path=off',
    ),
  ];
}

/** Of requests for one answer, one goes through; the rest wait, or get the old one while it is renewed. */
export function renderCache({ fresh }: CacheSpec): readonly Directive[] {
  const personal = [variable('http_authorization'), variable('http_cookie')];
  return [
    directive('proxy_cache', ZONE),
    directive(
      'proxy_cache_key',
      quoted(variable('scheme'), '://', variable('host'), variable('request_uri')),
    ),
    directive('proxy_cache_valid', '200', '301', '302', time(fresh)),
    directive('proxy_cache_bypass', ...personal),
    directive('proxy_no_cache', ...personal),
    directive('proxy_cache_lock', 'on'),
    directive(
      'proxy_cache_use_stale',
      'error',
      'timeout',
      'updating',
      'http_500',
      'http_502',
      'http_503',
      'http_504',
    ),
    directive('proxy_cache_background_update', 'on'),
    directive('proxy_cache_revalidate', 'on'),
  ];
}
