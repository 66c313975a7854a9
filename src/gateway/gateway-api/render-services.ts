import { isIPv6 } from 'node:net';
import type { UpstreamTlsSpec } from '../upstream/target-spec';
import type { AddressServiceSpec, BackendSpec } from './backend-spec';
import type { RouteKind } from './grpc-spec';

/** The `spec` of a Service whose addresses are named, not found. */
export function renderAddressService({ port }: AddressServiceSpec): object {
  return { type: 'ClusterIP', ports: [{ name: 'http', port, targetPort: port, protocol: 'TCP' }] };
}

export interface EndpointSliceObject {
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly addressType: 'IPv4' | 'IPv6';
  readonly ports: readonly object[];
  readonly endpoints: readonly object[];
}

/** One for each family of addresses. @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors */
export function renderEndpointSlices({
  name,
  port,
  addresses,
}: AddressServiceSpec): readonly EndpointSliceObject[] {
  const families = [
    ['IPv4', addresses.filter((address) => !isIPv6(address))],
    ['IPv6', addresses.filter((address) => isIPv6(address))],
  ] as const;
  return families
    .filter(([, some]) => some.length > 0)
    .map(([addressType, some]) => ({
      metadata: {
        name: `${name}-${addressType.toLowerCase()}`,
        labels: {
          'kubernetes.io/service-name': name,
          'endpointslice.kubernetes.io/managed-by': 'naust',
        },
      },
      addressType,
      ports: [{ name: 'http', port, protocol: 'TCP' }],
      endpoints: some.map((address) => ({ addresses: [address], conditions: { ready: true } })),
    }));
}

/** The `spec` of a BackendTLSPolicy: TLS to a Service, whose certificate is always checked. */
export function renderTlsPolicy(service: string, { name }: UpstreamTlsSpec): object {
  return {
    targetRefs: [{ group: '', kind: 'Service', name: service }],
    validation: { hostname: name, wellKnownCACertificates: 'System' },
  };
}

/** The `spec` of a ReferenceGrant: routes of one namespace may lead to these Services of another. */
export function renderGrant(from: string, kinds: readonly RouteKind[], services: readonly string[]): object {
  return {
    from: kinds.map((kind) => ({ group: 'gateway.networking.k8s.io', kind, namespace: from })),
    to: services.map((name) => ({ group: '', kind: 'Service', name })),
  };
}

/** Those of each other namespace that have TLS, each once. */
export function withTls(
  backends: readonly BackendSpec[],
): readonly (BackendSpec & { readonly tls: UpstreamTlsSpec })[] {
  const found = new Map<string, BackendSpec & { readonly tls: UpstreamTlsSpec }>();
  for (const backend of backends) {
    const { service, namespace, tls } = backend;
    if (tls) found.set(`${service}.${namespace}`, { ...backend, tls });
  }
  return [...found.values()];
}

/** The Services of each other namespace. */
export function elsewhere(
  backends: readonly BackendSpec[],
  own: string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { service, namespace } of backends) {
    if (namespace !== own) found.set(namespace, (found.get(namespace) ?? new Set()).add(service));
  }
  return new Map([...found].map(([namespace, services]) => [namespace, [...services].sort()]));
}
