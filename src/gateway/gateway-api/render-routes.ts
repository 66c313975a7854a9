import type { Duration } from 'cdk8s';
import { forgeable } from '../settings';
import type { BackendSpec } from './backend-spec';
import type { RouteKind } from './grpc-spec';
import { plainListener } from './render-gateway';
import type { GatewayApiSpec, RuleSpec, ServerRoutesSpec } from './spec';

export interface RouteObject {
  readonly kind: RouteKind;
  readonly name: string;
  readonly spec: object;
}

/** Of names, and of rules, in one object. */
const MOST = 16;

/** The routes of every server, in as many objects as they need, and the way from HTTP to HTTPS. */
export function renderRoutes(spec: GatewayApiSpec): readonly RouteObject[] {
  return [
    ...spec.servers.flatMap((server, index) => ofServer(server, index, spec)),
    ...numbered(`${spec.name}-to-https`, parts(spec.listeners)).map(([name, listeners]) => ({
      kind: 'HTTPRoute' as const,
      name,
      spec: toHttps(
        spec,
        listeners.map(({ host }) => host),
      ),
    })),
  ];
}

function ofServer(server: ServerRoutesSpec, index: number, spec: GatewayApiSpec): readonly RouteObject[] {
  const { kind, hosts, rules } = server;
  const base = index === 0 ? spec.name : `${spec.name}-${index + 1}`;
  const objects = parts(hosts).flatMap((some) => parts(rules).map((few) => ({ some, few })));
  return numbered(base, objects).map(([name, { some, few }]) => ({
    kind,
    name,
    spec: {
      parentRefs: some.map((host) => ({ name: spec.name, sectionName: host })),
      hostnames: some,
      rules: few.map((rule) => renderRule(rule, spec.namespace)),
    },
  }));
}

/** 308, which keeps the method, is not in the standard channel. */
function toHttps({ name }: GatewayApiSpec, hosts: readonly string[]): object {
  return {
    parentRefs: [{ name, sectionName: plainListener }],
    hostnames: hosts,
    rules: [
      { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
    ],
  };
}

function renderRule(rule: RuleSpec, namespace: string): object {
  const { headers, backends, timeout, grpc } = rule;
  return {
    matches: grpc
      ? grpcMatches(rule)
      : [{ path: { type: 'PathPrefix', value: rule.path }, ...headerMatch(rule) }],
    filters: [
      { type: 'RequestHeaderModifier', requestHeaderModifier: { remove: forgeable } },
      {
        type: 'ResponseHeaderModifier',
        responseHeaderModifier: {
          set: Object.entries(headers).map(([name, value]) => ({ name, value })),
        },
      },
    ],
    timeouts: grpc ? undefined : { request: timeout === 'none' ? '0s' : duration(timeout) },
    backendRefs: backends.map((backend) => renderBackend(backend, namespace)),
  };
}

function grpcMatches(rule: RuleSpec): readonly object[] | undefined {
  const { service, method } = rule.grpc!;
  if (service === undefined && rule.header === undefined) return undefined;
  return [{ method: service === undefined ? undefined : { service, method }, ...headerMatch(rule) }];
}

function headerMatch({ header }: RuleSpec): { readonly headers?: readonly object[] } {
  return header ? { headers: [{ name: header.name, value: header.value }] } : {};
}

function renderBackend({ service, namespace, port, weight }: BackendSpec, own: string): object {
  return { name: service, namespace: namespace === own ? undefined : namespace, port, weight };
}

/** @see https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
function duration(time: Duration): string {
  const milliseconds = time.toMilliseconds();
  const [whole, rest] = [Math.floor(milliseconds / 1000), milliseconds % 1000];
  return `${whole > 0 || rest === 0 ? `${whole}s` : ''}${rest > 0 ? `${rest}ms` : ''}`;
}

function parts<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / MOST);
  return Array.from({ length: count }, (_, index) => all.slice(index * MOST, (index + 1) * MOST));
}

function numbered<T>(base: string, all: readonly T[]): readonly (readonly [string, T])[] {
  return all.map((each, index) => [index === 0 ? base : `${base}-part-${index + 1}`, each]);
}
