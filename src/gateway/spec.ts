import type { Duration, Size } from 'cdk8s';
import { type Findings, headerName, headerValue, hostname, urlPath, withDefaults } from '../kernel';
import { authDefaults, routingDefaults } from './defaults';
import { settableHeader, upstreamHost } from './grammar';
import { type Limits, checkDuration, checkSize } from './limits';
import type { AuthProps, Rate, Route, RoutingProps } from './props';
import { once } from './once';
import { securityHeaders } from './settings';
import type { ServerSpec, TargetSpec } from './target-spec';
import { namesOf } from './upstream-name';

/** Servers that are the same service. */
export interface UpstreamSpec {
  readonly name: string;
  readonly servers: readonly ServerSpec[];
}

export interface RouteSpec {
  /** Without a slash at its end, but for `/` itself. */
  readonly path: string;
  readonly upstream: string;
  readonly public: boolean;
  readonly rate: Rate | undefined;
  readonly timeout: Duration | undefined;
  readonly bodySize: Size | undefined;
}

export interface AuthSpec {
  readonly upstream: string;
  readonly verify: string;
  readonly identity: readonly string[];
}

/** What a gateway does, complete. */
export interface RoutingSpec {
  readonly hosts: readonly string[];
  readonly routes: readonly RouteSpec[];
  readonly upstreams: readonly UpstreamSpec[];
  readonly auth: AuthSpec | undefined;
  readonly rate: Rate;
  readonly concurrency: number;
  readonly bodySize: Size;
  readonly timeout: Duration;
  readonly connectTimeout: Duration;
  readonly sendTimeout: Duration;
  readonly keepalive: number;
  readonly keepaliveTimeout: Duration;
  readonly maxFails: number;
  readonly failTimeout: Duration;
  readonly headers: Readonly<Record<string, string>>;
  readonly logClientAddress: boolean;
}

const HOUR = 3_600_000;
const anyWait: Limits = { min: 1, max: HOUR };

/** Whatever of the props is wrong goes to `findings`; the spec is to be rendered only when nothing is. */
export function resolveRouting<T extends object>(
  props: RoutingProps<T>,
  resolveTarget: (target: T) => TargetSpec,
  findings: Findings,
): RoutingSpec {
  const p = withDefaults(props, routingDefaults);
  const hosts = typeof props.host === 'string' ? [props.host] : props.host;
  findings.checkAll('host', hosts, hostname);
  once('host', hosts, findings);
  const auth = props.auth && withDefaults(props.auth, authDefaults);
  const written = Object.entries(props.routes).map(([path, to]) => ({ path, ...routeOf(to) }));
  const all = auth ? [...written, { path: auth.path, to: auth.service, public: true }] : written;
  const targets = all.map(({ path, to }) =>
    checkedTarget(`the target of ${JSON.stringify(path)}`, resolveTarget(to), findings),
  );
  const names = namesOf(targets);
  const routes = all.map((route, index) => resolveRoute(route, names[index]!, findings));
  once(
    'routes',
    routes.map((route) => route.path),
    findings,
  );
  if (auth) checkAuth(auth, findings);
  checkLimits(p, findings);
  return {
    ...p,
    hosts,
    routes,
    upstreams: names.flatMap((name, i) =>
      names.indexOf(name) === i ? [{ name, servers: targets[i]!.servers }] : [],
    ),
    auth: auth && { upstream: names.at(-1)!, verify: auth.verify, identity: auth.identity },
    headers: resolveHeaders(props.headers ?? {}, findings),
  };
}

function routeOf<T extends object>(value: T | Route<T>): Route<T> {
  return 'to' in value ? value : { to: value };
}

function resolveRoute<T>(
  route: Route<T> & { readonly path: string },
  upstream: string,
  findings: Findings,
): RouteSpec {
  const { path, rate, timeout, bodySize } = route;
  const field = `routes[${JSON.stringify(path)}]`;
  findings.check('a path of routes', path, urlPath);
  if (rate) checkRate(`${field}.rate`, rate, findings);
  if (timeout) checkDuration(`${field}.timeout`, timeout, anyWait, findings);
  if (bodySize) checkSize(`${field}.bodySize`, bodySize, findings);
  const bare = path === '/' ? path : path.replace(/\/$/, '');
  return { path: bare, upstream, public: route.public ?? false, rate, timeout, bodySize };
}

function checkedTarget(field: string, target: TargetSpec, findings: Findings): TargetSpec {
  const { servers } = target;
  for (const { host, port } of servers) {
    findings.check(field, host, upstreamHost);
    findings.port(`the port of ${field}`, port);
  }
  once(
    field,
    servers.map(({ host, port }) => `${host} ${port}`),
    findings,
  );
  return target;
}

function checkAuth(
  auth: Required<Pick<AuthProps<unknown>, 'verify' | 'identity'>>,
  findings: Findings,
): void {
  findings.check('auth.verify', auth.verify, urlPath);
  findings.checkAll('auth.identity', auth.identity, headerName);
  findings.checkAll('auth.identity', auth.identity, settableHeader);
  once(
    'auth.identity',
    auth.identity.map((name) => name.toLowerCase()),
    findings,
  );
}

function resolveHeaders(own: Readonly<Record<string, string>>, findings: Findings): Record<string, string> {
  const names = Object.keys(own);
  for (const [name, value] of Object.entries(own)) {
    findings.check('the name of a header', name, headerName);
    findings.check('the name of a header', name, settableHeader);
    findings.check(`headers[${JSON.stringify(name)}]`, value, headerValue);
  }
  const lower = names.map((name) => name.toLowerCase());
  once('headers', lower, findings, 0);
  const kept = Object.entries(securityHeaders).filter(([name]) => !lower.includes(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}

function checkLimits(
  p: Omit<RoutingSpec, 'hosts' | 'routes' | 'upstreams' | 'auth' | 'headers'>,
  findings: Findings,
): void {
  checkRate('rate', p.rate, findings);
  findings.integer('concurrency', p.concurrency, { min: 1, max: 100_000 });
  findings.integer('keepalive', p.keepalive, { min: 1, max: 10_000 });
  findings.integer('maxFails', p.maxFails, { min: 1, max: 1000 });
  checkSize('bodySize', p.bodySize, findings);
  checkDuration('timeout', p.timeout, anyWait, findings);
  checkDuration('connectTimeout', p.connectTimeout, { min: 1, max: 75_000 }, findings);
  checkDuration('sendTimeout', p.sendTimeout, anyWait, findings);
  checkDuration('keepaliveTimeout', p.keepaliveTimeout, anyWait, findings);
  checkDuration('failTimeout', p.failTimeout, { min: 1000, max: HOUR }, findings);
}

function checkRate(field: string, rate: Rate, findings: Findings): void {
  findings.integer(`${field}.requests`, rate.requests, { min: 1, max: 100_000 });
  findings.integer(`${field}.burst`, rate.burst, { min: 0, max: 100_000 });
}
