import { type Finding, shown } from '../../kernel';
import type { RoutingProps } from '../props';
import type { Route, RouteProtocol, ScopedProps } from '../route/props';
import { fieldOf, routesOf, type WrittenRoute } from '../route/spec';
import type { AdditionalServer, ServerProps } from '../server/props';
import type { GatewayApiProps } from './props';

/** What to do without a field; `undefined` where the standard channel has words for it. */
type Instead<P> = Readonly<Record<keyof P, string | undefined>>;

type All = RoutingProps<object, unknown>;

const nginx =
  'leave it out, or use Gateway, whose NGINX can; some implementations have a policy of their own for it';
const balancing = 'leave it out: peers are chosen, and their health is watched, by the implementation';

const ofScope: Instead<ScopedProps> = {
  timeout: undefined,
  headers: undefined,
  connectTimeout: nginx,
  sendTimeout: nginx,
  bodySize: nginx,
  retry: 'leave it out, or have the caller of the service retry: only the experimental channel has retries',
  rate: nginx,
  concurrency: nginx,
  balance: balancing,
  keepalive: balancing,
  keepaliveTimeout: balancing,
  maxFails: balancing,
  failTimeout: balancing,
  cors: 'leave it out, and let the service answer: only the experimental channel has CORS',
  maintenance: 'leave it out, or let a service answer 503 that the routes lead to for a while',
};

const ofRoute: Instead<Omit<Route<object>, keyof ScopedProps>> = {
  to: undefined,
  public: undefined,
  protocol: undefined,
  canary: undefined,
  cache: nginx,
  fallback: nginx,
};

const ofServer: Instead<Omit<ServerProps<object>, keyof ScopedProps>> = {
  host: undefined,
  routes: undefined,
  auth: 'leave it out, and let services ask, or use Gateway: only the experimental channel can ask an auth service',
};

const ofGateway: Instead<Omit<All, keyof ServerProps<object>>> = {
  tls: undefined,
  servers: undefined,
  tlsProfile: "leave it out, and set protocols and ciphers by the implementation's own policy",
  cache: nginx,
  headerSize: nginx,
  answerHeaderSize: nginx,
  logClientAddress: "leave it out, and set the implementation's own log",
  trace: "leave it out, and set the implementation's own tracing",
};

/** What is asked for in the props that the Gateway API's standard channel cannot say, each by its field. */
export function inexpressible(props: All & Pick<GatewayApiProps, 'entry'>): readonly Finding[] {
  return [
    ...unheld(props.entry),
    ...given('', props, ofGateway),
    ...inServer('', props, props),
    ...(props.servers ?? []).flatMap((server) =>
      inServer(`servers[${JSON.stringify([server.host].flat()[0])}].`, server, props),
    ),
  ];
}

/** How long idle clients are kept is for the implementation, so nothing here could be held against it. */
function unheld(entry: GatewayApiProps['entry']): readonly Finding[] {
  if (entry === undefined || entry.kind === 'hostPorts' || entry.idleTimeout === undefined) return [];
  const fix = 'leave it out, and set how long the implementation keeps idle clients to more than that';
  return [finding('idleTimeout of the entry', 'given', fix)];
}

function inServer(at: string, server: AdditionalServer<object, unknown>, all: All): readonly Finding[] {
  return [
    ...given(at, server, { ...ofScope, ...ofServer }),
    ...routesOf(server.routes).flatMap((route) => inRoute(`${at}${fieldOf(route.path)}`, route, server, all)),
  ];
}

function inRoute(at: string, route: WrittenRoute<object>, server: ScopedProps, all: All): readonly Finding[] {
  const { canary, protocol = 'http' } = route;
  return [
    ...given(at, route, { ...ofScope, ...ofRoute }),
    ...(canary?.by
      ? [finding(`${at}canary.by`, canary.by.kind, 'leave it out: a share is drawn for each request')]
      : []),
    ...untimed(at, protocol, route.timeout, server.timeout ?? all.timeout),
  ];
}

/** A time that counts to the end of an answer would end what is meant to last; a GRPCRoute has no word for one. */
function untimed(
  at: string,
  protocol: RouteProtocol,
  own: ScopedProps['timeout'],
  around: ScopedProps['timeout'],
): readonly Finding[] {
  if (protocol === 'http') return [];
  if (own)
    return [
      finding(`${at}timeout`, `protocol '${protocol}'`, 'leave it out: only requests of HTTP can be timed'),
    ];
  if (protocol !== 'grpc' || around === undefined) return [];
  return [
    finding(
      `the timeout around ${at.slice(0, -1)}`,
      `protocol '${protocol}'`,
      'give timeout to the routes of HTTP alone',
    ),
  ];
}

function given<P extends object>(at: string, props: P, instead: Partial<Instead<P>>): readonly Finding[] {
  const fixes = Object.entries<string | undefined>(instead);
  return fixes.flatMap(([key, fix]) => {
    const value = props[key as keyof P];
    return fix === undefined || value === undefined ? [] : [finding(`${at}${key}`, written(value), fix)];
  });
}

function written(value: unknown): string {
  return typeof value === 'object' ? 'given' : shown(value);
}

export function finding(field: string, got: string, fix: string): Finding {
  return {
    code: 'NAUST-GTW-031',
    what: `${field} is what the standard channel of the Gateway API has no word for`,
    got,
    allowed: 'paths, hosts, TLS, redirects, headers, time limits of HTTP, shares and headers of a canary',
    fix,
  };
}
