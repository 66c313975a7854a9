import type { Duration } from 'cdk8s';
import { type Findings, kubernetesName, labelKey, labelValue } from '../../kernel';
import type { EntrySpec } from '../entry-spec';
import { resolveEntry } from '../entry-spec';
import { objectName } from '../grammar';
import type { GatewayTarget } from '../props';
import type { RouteSpec } from '../route/spec';
import type { ServerSpec } from '../server/spec';
import { resolveRouting, type RoutingSpec } from '../spec';
import { type CertificateObjectSpec, resolveSecrets } from '../tls/spec';
import type { TargetSpec } from '../upstream/target-spec';
import { type AddressServiceSpec, Backends, type BackendSpec } from './backend-spec';
import { checkSizes } from './check-sizes';
import { checkServiceTls } from './check-service-tls';
import { resolveGrpcMatch, type GrpcMatch, kindOf, type RouteKind } from './grpc-spec';
import { inexpressible } from './inexpressible';
import type { GatewayApiProps, GatewayImplementation } from './props';
import { shares } from './shares';

/** A name that is served, and the Secret with its certificate. */
export interface ListenerSpec {
  readonly host: string;
  readonly secret: string;
  readonly kind: RouteKind;
}

export interface RuleSpec {
  readonly path: string;
  readonly grpc: GrpcMatch | undefined;
  /** The header by which requests come here; `undefined` for all of the path. */
  readonly header: { readonly name: string; readonly value: string } | undefined;
  readonly backends: readonly BackendSpec[];
  /** Of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** To the end of an answer; `'none'` where one may take as long as it does. */
  readonly timeout: Duration | 'none';
}

/** What one server is made up of. */
export interface ServerRoutesSpec {
  readonly kind: RouteKind;
  readonly hosts: readonly string[];
  readonly rules: readonly RuleSpec[];
}

export interface GatewayApiSpec {
  readonly name: string;
  readonly namespace: string;
  readonly implementation: GatewayImplementation;
  /** `undefined` where nothing is to be opened for it. */
  readonly entry: EntrySpec | undefined;
  readonly listeners: readonly ListenerSpec[];
  readonly servers: readonly ServerRoutesSpec[];
  /** Those of addresses. */
  readonly services: readonly AddressServiceSpec[];
  /** All that routes lead to. */
  readonly backends: readonly BackendSpec[];
  readonly certificates: readonly CertificateObjectSpec[];
  /** For the rules that hold for every gateway. */
  readonly routing: RoutingSpec;
}

/** Whatever of the props is wrong, or cannot be said, goes to `findings`. */
export function resolveGatewayApi(
  { name, namespace }: { readonly name: string; readonly namespace: string },
  props: GatewayApiProps,
  resolveTarget: (target: GatewayTarget) => TargetSpec,
  clusterNetworks: readonly string[] | undefined,
  findings: Findings,
): GatewayApiSpec {
  const { implementation, entry } = props;
  checkImplementation(implementation, findings);
  inexpressible(props).forEach((finding) => findings.add(finding));
  const routing = resolveRouting(props, resolveTarget, findings);
  const { ofServers, certificates } = resolveSecrets(name, props, routing.servers, findings);
  const backends = new Backends(name, namespace, findings);
  const servers = routing.servers.map((server) => resolveServer(server, backends, findings));
  const listeners = servers.flatMap(({ hosts, kind }, index) =>
    hosts.map((host) => ({ host, kind, secret: ofServers[index]! })),
  );
  const spec = {
    name,
    namespace,
    implementation,
    entry: entry && resolveEntry(entry, clusterNetworks, findings),
    listeners,
    servers,
    services: backends.services,
    backends: backends.all,
    certificates,
    routing,
  };
  checkServiceTls(spec.backends, findings);
  checkSizes(spec, findings);
  return spec;
}

function checkImplementation(
  { gatewayClass, namespace, pods }: GatewayImplementation,
  findings: Findings,
): void {
  findings.check('implementation.gatewayClass', gatewayClass, objectName);
  findings.check('implementation.namespace', namespace, kubernetesName);
  for (const [key, value] of Object.entries(pods ?? {})) {
    findings.check('a label of implementation.pods', key, labelKey);
    findings.check(`implementation.pods[${JSON.stringify(key)}]`, value, labelValue);
  }
}

function resolveServer(server: ServerSpec, backends: Backends, findings: Findings): ServerRoutesSpec {
  const { hosts, routes } = server;
  return {
    hosts,
    kind: kindOf(server, findings),
    rules: routes.flatMap((route) => resolveRules(route, server, backends, findings)),
  };
}

/** Requests with the header of a canary have a rule of their own, which is the more specific one. */
function resolveRules(
  route: RouteSpec,
  server: ServerSpec,
  backends: Backends,
  findings: Findings,
): readonly RuleSpec[] {
  const { path, upstream, canary, protocol } = route;
  const stable = backends.of(`the target of ${JSON.stringify(path)}`, upstream.target);
  const next = canary && backends.of(`the canary of ${JSON.stringify(path)}`, canary.upstream.target);
  const rule: Omit<RuleSpec, 'backends'> = {
    path,
    grpc: protocol === 'grpc' ? resolveGrpcMatch(path, findings) : undefined,
    header: undefined,
    headers: route.headers ?? server.headers,
    timeout: protocol === 'http' ? route.wholeProxy.timeout : 'none',
  };
  return [
    ...(next && canary?.header ? [{ ...rule, header: canary.header, backends: next }] : []),
    {
      ...rule,
      backends: next && canary?.percent !== undefined ? shares(stable, next, canary.percent) : stable,
    },
  ];
}
