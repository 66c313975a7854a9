import type { Peer, Traffic } from './peer';

export interface PolicySpec {
  /** The pods it holds for; empty means every pod of the namespace. */
  readonly labels: Readonly<Record<string, string>>;
  readonly ingress: readonly Traffic[];
  readonly egress: readonly Traffic[];
}

/** The `spec` of a NetworkPolicy that allows exactly this traffic, both directions being closed otherwise. */
export function renderPolicy(spec: PolicySpec): object {
  return {
    podSelector: Object.keys(spec.labels).length > 0 ? { matchLabels: spec.labels } : {},
    policyTypes: ['Ingress', 'Egress'],
    ingress: spec.ingress.map((t) => ({ from: peers(t.peer), ports: ports(t) })),
    egress: spec.egress.map((t) => ({ to: peers(t.peer), ports: ports(t) })),
  };
}

function ports(traffic: Traffic): object[] {
  return traffic.ports.map(({ port, protocol = 'TCP' }) => ({ port, protocol }));
}

function peers(peer: Peer): object[] {
  if (peer.kind === 'networks') {
    return peer.cidrs.map((cidr) => ({ ipBlock: peer.except ? { cidr, except: peer.except } : { cidr } }));
  }
  const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } };
  if (peer.kind === 'namespace') return [{ namespaceSelector }];
  return [{ namespaceSelector, podSelector: { matchLabels: peer.labels } }];
}
