import { type Findings, hostname, withDefaults } from '../../kernel';
import { authPathOf, resolveAuth } from '../auth/spec';
import { checkCors, resolveCors } from '../cors/spec';
import { checkHeaders, overHeaders } from '../headers-spec';
import { limitDefaults } from '../limit/defaults';
import type { LimitProps } from '../limit/props';
import { checkLimits, type LimitSpec, resolveLimits } from '../limit/spec';
import { resolveMaintenance } from '../maintenance/spec';
import { once } from '../once';
import { checkProxy, ownProxy, proxySettings } from '../proxy/spec';
import { type Around, resolveRoute } from '../route/resolve';
import { barePath, checkRoute, routesOf, type WrittenRoute } from '../route/spec';
import { securityHeaders } from '../settings';
import {
  checkBackup,
  checkTarget,
  checkUpstream,
  overUpstream,
  resolveUpstreams,
  type UpstreamSpec,
  upstreamSettings,
  type Use,
} from '../upstream/spec';
import type { TargetSpec } from '../upstream/target-spec';
import type { Declared } from './declared';
import type { AdditionalServer, ServerProps } from './props';
import type { ServerSpec } from './spec';

interface Written<T> {
  /** What it says of its own. */
  readonly own: ServerProps<T>;
  /** The gateway's too. */
  readonly whole: ServerProps<T>;
  readonly routes: readonly WrittenRoute<T>[];
  readonly hosts: readonly string[];
}

/** A target where it is named, under the settings that hold there. */
interface Named<T> {
  readonly field: string;
  readonly target: T;
  readonly use: Use;
}

type All<T> = ServerProps<T> & { readonly servers?: readonly AdditionalServer<T, unknown>[] };

/** Upstreams are named when all are known, so that a name is as short as it can be; then servers refer to them. */
export function resolveServers<T extends object>(
  props: All<T>,
  resolveTarget: (target: T) => TargetSpec,
  declared: Declared,
): { readonly servers: readonly ServerSpec[]; readonly upstreams: readonly UpstreamSpec[] } {
  const additional = (props.servers ?? []).map((own) => writtenOf<T>(own, { ...props, ...given(own) }));
  const written = [writtenOf<T>(props, props), ...additional];
  const known = new Map<T, TargetSpec>();
  const specOf = (target: T): TargetSpec => {
    const spec = known.get(target) ?? resolveTarget(target);
    known.set(target, spec);
    return spec;
  };
  const named = written.flatMap((server) => namedIn(server, specOf));
  checkTargets(named, declared);
  const { upstreams, of } = resolveUpstreams(named.map(({ use }) => use));
  const upstreamOf: Around<T>['upstreamOf'] = (to, settings) => of({ target: specOf(to), settings });
  const servers: ServerSpec[] = [];
  for (const server of written) servers.push(resolveServer(server, servers[0], upstreamOf, declared));
  return { servers, upstreams };
}

function given<P extends object>(props: P): Partial<P> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Partial<P>;
}

function writtenOf<T extends object>(own: ServerProps<T>, whole: ServerProps<T>): Written<T> {
  const { auth } = whole;
  const { host } = own;
  const ofAuth = auth && { path: authPathOf(auth), to: auth.service, public: true };
  const routes = [...routesOf(own.routes), ...(ofAuth ? [ofAuth] : [])];
  return { own, whole, routes, hosts: typeof host === 'string' ? [host] : host };
}

function namedIn<T>({ whole, routes }: Written<T>, specOf: (target: T) => TargetSpec): readonly Named<T>[] {
  const around = upstreamSettings(whole);
  return routes.flatMap((route) => {
    const settings = overUpstream(around, route);
    const { path, to, canary, fallback } = route;
    const field = `the target of ${JSON.stringify(path)}`;
    const targets = [
      [field, to] as const,
      ...(canary ? [[`the canary of ${JSON.stringify(path)}`, canary.to] as const] : []),
      ...(fallback && 'to' in fallback
        ? [[`the fallback of ${JSON.stringify(path)}`, fallback.to] as const]
        : []),
    ];
    return targets.map(([name, target]) => ({
      field: name,
      target,
      use: { target: specOf(target), settings },
    }));
  });
}

function checkTargets<T>(named: readonly Named<T>[], { findings }: Declared): void {
  for (const { field, use } of named) {
    checkTarget(field, use.target, findings);
    checkBackup(field, use, findings);
  }
}

/** @param first the gateway's own server: what another does not say of its own is as it is there */
function resolveServer<T extends object>(
  { own, whole, routes, hosts }: Written<T>,
  first: ServerSpec | undefined,
  upstreamOf: Around<T>['upstreamOf'],
  declared: Declared,
): ServerSpec {
  const { findings } = declared;
  const at = first ? `servers[${JSON.stringify(hosts[0])}].` : '';
  checkServer(at, own, hosts, routes, findings);
  const upstream = upstreamSettings(whole);
  const around: Around<T> = {
    at,
    scope: first ? String(hosts[0]) : '',
    asks: whole.auth !== undefined,
    proxy: first ? { ...first.proxy, ...ownProxy(first.proxy, own) } : proxySettings(own),
    upstream,
    headers: overHeaders(first?.headers ?? securityHeaders, own.headers ?? {}),
    cors: own.cors ? declared.cors.add((index) => resolveCors(index, own.cors!)) : first?.cors,
    upstreamOf,
  };
  const { maintenance } = own;
  return {
    hosts,
    auth: own.auth ? resolveAuth(own.auth, upstreamOf(own.auth.service, upstream), findings) : first?.auth,
    limits: first
      ? overLimits(first.limits, declared.limit(resolveLimits(around.scope, own)))
      : ofGateway(own, declared),
    proxy: around.proxy,
    headers: around.headers,
    cors: around.cors,
    maintenance: maintenance
      ? declared.maintenances.add((index) => resolveMaintenance(at, index, maintenance, findings))
      : first?.maintenance,
    routes: routes.map((route) => resolveRoute(route, around, declared)),
  };
}

function ofGateway(own: LimitProps, declared: Declared): LimitSpec {
  return declared.limit(resolveLimits('gateway', withDefaults(own, limitDefaults)));
}

function overLimits(around: LimitSpec, own: LimitSpec): LimitSpec {
  return { rates: own.rates ?? around.rates, concurrency: own.concurrency ?? around.concurrency };
}

function checkServer<T>(
  at: string,
  own: ServerProps<T>,
  hosts: readonly string[],
  routes: readonly WrittenRoute<T>[],
  findings: Findings,
): void {
  findings.checkAll('host', hosts, hostname);
  if (hosts.length === 0) once('host', hosts, findings);
  checkProxy(at, own, findings);
  checkUpstream(at, own, findings);
  checkLimits(at, own, findings);
  checkHeaders(at, own.headers ?? {}, findings);
  if (own.cors) checkCors(at, own.cors, findings);
  routes.forEach((route) => checkRoute(route, findings));
  once(
    `${at}routes`,
    routes.map(({ path }) => barePath(path)),
    findings,
  );
}
