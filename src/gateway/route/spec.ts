import { type Findings, urlPath } from '../../kernel';
import type { AnswerSpec } from '../answer';
import type { CacheSpec } from '../cache/spec';
import type { CorsSpec } from '../cors/spec';
import type { LimitSpec } from '../limit/spec';
import type { MaintenanceSpec } from '../maintenance/spec';
import { checkProxy, type ProxySettings } from '../proxy/spec';
import { times } from '../ranges';
import { lastingTimeout } from '../settings';
import type { UpstreamSpec } from '../upstream/spec';
import type { CanarySpec } from './canary-spec';
import type { Route, RouteProtocol } from './props';

export interface FallbackSpec {
  /** The number in the name of its location. */
  readonly index: number;
  readonly answer: AnswerSpec | undefined;
  readonly upstream: UpstreamSpec | undefined;
}

export interface RouteSpec {
  /** Without a slash at its end, but for `/` itself. */
  readonly path: string;
  readonly upstream: UpstreamSpec;
  readonly protocol: RouteProtocol;
  readonly public: boolean;
  readonly limits: LimitSpec;
  /** What it says of its own. */
  readonly proxy: Partial<ProxySettings>;
  /** What holds for it. */
  readonly wholeProxy: ProxySettings;
  /** All headers of its answers; `undefined` where they are the server's. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly cors: CorsSpec | undefined;
  readonly hasOwnCors: boolean;
  readonly maintenance: MaintenanceSpec | undefined;
  readonly cache: CacheSpec | undefined;
  readonly fallback: FallbackSpec | undefined;
  readonly canary: CanarySpec | undefined;
}

/** A route as it is written, with its path. */
export type WrittenRoute<T> = Route<T> & { readonly path: string };

export function routesOf<T extends object>(
  routes: Readonly<Record<string, T | Route<T>>>,
): readonly WrittenRoute<T>[] {
  return Object.entries(routes).map(([path, value]) => ({
    path,
    ...('to' in value ? value : { to: value }),
  }));
}

export function fieldOf(path: string): string {
  return `routes[${JSON.stringify(path)}].`;
}

export function barePath(path: string): string {
  return path === '/' ? path : path.replace(/\/$/, '');
}

const isLasting = (protocol: RouteProtocol | undefined): boolean =>
  protocol === 'websocket' || protocol === 'sse';

/** A connection that is meant to last may be silent for long. */
export function withLastingTimeout<T>(route: WrittenRoute<T>): WrittenRoute<T> {
  return { ...route, timeout: route.timeout ?? (isLasting(route.protocol) ? lastingTimeout : undefined) };
}

export function checkRoute<T>(route: WrittenRoute<T>, findings: Findings): void {
  const { path, protocol = 'http', cache, fallback, canary } = route;
  const at = fieldOf(path);
  findings.check('a path of routes', path, urlPath);
  checkProxy(at, route, findings, isLasting(protocol) ? times.lasting : times.wait);
  const answers = fallback !== undefined && !('to' in fallback);
  const unfit = [
    ...(cache && protocol !== 'http' ? ['cache'] : []),
    ...(answers && protocol === 'grpc' ? ['fallback with json'] : []),
    ...(canary && cache ? ['canary with cache'] : []),
  ];
  if (unfit.length === 0) return;
  findings.add({
    code: 'NAUST-GTW-024',
    what: `${at.slice(0, -1)} asks for what does not go together`,
    got: `${unfit.join(', ')}, protocol '${protocol}'`,
    allowed: "cache for protocol 'http' without canary, fallback with json for all but 'grpc'",
    fix: `leave out ${unfit.join(' and ')}`,
  });
}
