import { type Findings } from '../../kernel';
import { answerText } from '../answer';
import { checkCache, resolveCache } from '../cache/spec';
import { checkCors, type CorsSpec, resolveCors } from '../cors/spec';
import type { Fallback } from '../fallback/props';
import { checkHeaders, overHeaders } from '../headers-spec';
import { checkLimits, resolveLimits } from '../limit/spec';
import { resolveMaintenance } from '../maintenance/spec';
import { ownProxy, type ProxySettings } from '../proxy/spec';
import type { Declared } from '../server/declared';
import { checkUpstream, overUpstream, type UpstreamSettings, type UpstreamSpec } from '../upstream/spec';
import { checkCanary, resolveCanary } from './canary-spec';
import {
  barePath,
  type FallbackSpec,
  fieldOf,
  type RouteSpec,
  withLastingTimeout,
  type WrittenRoute,
} from './spec';

/** What holds for a route where it says nothing of its own. */
export interface Around<T> {
  readonly at: string;
  /** Before the path in the names of zones; empty for the gateway's own names. */
  readonly scope: string;
  /** Whether an auth service is asked. */
  readonly asks: boolean;
  readonly proxy: ProxySettings;
  readonly upstream: UpstreamSettings;
  readonly headers: Readonly<Record<string, string>>;
  readonly cors: CorsSpec | undefined;
  readonly upstreamOf: (target: T, settings: UpstreamSettings) => UpstreamSpec;
}

export function resolveRoute<T extends object>(
  written: WrittenRoute<T>,
  around: Around<T>,
  declared: Declared,
): RouteSpec {
  const route = withLastingTimeout(written);
  const { path, headers, cors, maintenance, cache, canary, fallback } = route;
  const { findings } = declared;
  const at = `${around.at}${fieldOf(path)}`;
  checkOwn(at, route, around.asks, findings);
  const settings = overUpstream(around.upstream, route);
  const upstream = around.upstreamOf(route.to, settings);
  const proxy = ownProxy(around.proxy, route);
  return {
    path: barePath(path),
    upstream,
    protocol: route.protocol ?? 'http',
    public: route.public ?? false,
    limits: declared.limit(resolveLimits(`${around.scope}${barePath(path)}`, route)),
    proxy,
    wholeProxy: { ...around.proxy, ...proxy },
    headers: headers && overHeaders(around.headers, headers),
    cors: cors ? declared.cors.add((index) => resolveCors(index, cors)) : around.cors,
    hasOwnCors: cors !== undefined,
    maintenance:
      maintenance && declared.maintenances.add((i) => resolveMaintenance(at, i, maintenance, findings)),
    cache: cache && resolveCache(cache),
    fallback:
      fallback &&
      declared.fallbacks.add((index) =>
        resolveFallback(at, index, fallback, (to) => around.upstreamOf(to, settings), findings),
      ),
    canary:
      canary &&
      declared.canaries.add((index) =>
        resolveCanary(index, canary, upstream, around.upstreamOf(canary.to, settings)),
      ),
  };
}

function checkOwn<T>(at: string, route: WrittenRoute<T>, asks: boolean, findings: Findings): void {
  checkUpstream(at, route, findings);
  checkLimits(at, route, findings);
  checkHeaders(at, route.headers ?? {}, findings);
  if (route.cors) checkCors(at, route.cors, findings);
  if (route.cache) checkCache(at, route.cache, asks && !route.public, findings);
  if (route.canary) checkCanary(at, route.canary, findings);
}

function resolveFallback<T extends object>(
  at: string,
  index: number,
  fallback: Fallback<T>,
  upstreamOf: (target: T) => UpstreamSpec,
  findings: Findings,
): FallbackSpec {
  if ('to' in fallback) return { index, answer: undefined, upstream: upstreamOf(fallback.to) };
  const status = findings.integer(`${at}fallback.status`, fallback.status ?? 503, { min: 200, max: 599 });
  const json = answerText(`${at}fallback.json`, fallback.json, findings);
  return { index, answer: { status, json }, upstream: undefined };
}
