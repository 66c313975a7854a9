import type { Peer, PeerPort, Traffic } from './peer';

export interface PolicySpec {
  /** Where the policy lies: peers of the same namespace are named by their labels alone. @default - not known */
  readonly namespace?: string;
  /** The pods it holds for; empty means every pod of the namespace. */
  readonly labels: Readonly<Record<string, string>>;
  readonly ingress: readonly Traffic[];
  readonly egress: readonly Traffic[];
}

/**
 * The `spec` of a NetworkPolicy that allows exactly this traffic, both directions being closed otherwise: by
 * `policyTypes`. The API server drops an empty list, and what it drops would stand in every `kubectl diff`.
 */
export function renderPolicy(spec: PolicySpec): object {
  const peers = (traffic: Traffic): object[] => renderPeer(traffic.peer, spec.namespace);
  const ingress = conversations(spec.ingress).map((t) => ({
    from: peers(t),
    ports: t.ports.map(renderPort),
  }));
  const egress = conversations(spec.egress).map((t) => ({ to: peers(t), ports: t.ports.map(renderPort) }));
  return {
    podSelector: Object.keys(spec.labels).length > 0 ? { matchLabels: spec.labels } : {},
    policyTypes: ['Ingress', 'Egress'],
    ingress: ingress.length > 0 ? ingress : undefined,
    egress: egress.length > 0 ? egress : undefined,
  };
}

/** The `spec` of a NetworkPolicy that lets this in beside what others do, and says nothing of what pods reach. */
export function renderIngressPolicy({ namespace, labels, ingress }: Omit<PolicySpec, 'egress'>): object {
  const { egress: _of, ...both } = renderPolicy({ namespace, labels, ingress, egress: [] }) as {
    readonly egress: unknown;
  };
  return { ...both, policyTypes: ['Ingress'] };
}

/**
 * One entry a peer, with each of its ports once. To Kubernetes a rule without peers or without ports means all of them;
 * here nothing declared is nothing allowed, so such a rule is left out.
 */
function conversations(traffic: readonly Traffic[]): readonly Traffic[] {
  const byPeer = new Map<string, Traffic>();
  for (const { peer, ports } of traffic) {
    const key = JSON.stringify(peer);
    byPeer.set(key, { peer, ports: eachOnce([...(byPeer.get(key)?.ports ?? []), ...ports]) });
  }
  return [...byPeer.values()].filter(({ peer, ports }) => ports.length > 0 && namesSomeone(peer));
}

function eachOnce(ports: readonly PeerPort[]): readonly PeerPort[] {
  return [...new Map(ports.map((port) => [JSON.stringify(renderPort(port)), port])).values()];
}

function namesSomeone(peer: Peer): boolean {
  if (peer.kind === 'networks') return peer.cidrs.length > 0;
  if (peer.kind === 'name') return false;
  return peer.kind !== 'pods' || Object.keys(peer.labels).length > 0;
}

function renderPort({ port, protocol = 'TCP' }: PeerPort): object {
  return { port, protocol };
}

function renderPeer(peer: Peer, own: string | undefined): object[] {
  if (peer.kind === 'networks') {
    return peer.cidrs.map((cidr) => ({ ipBlock: peer.except ? { cidr, except: peer.except } : { cidr } }));
  }
  // A NetworkPolicy knows no names.
  if (peer.kind === 'name') return [];
  if (peer.kind === 'everyPod') return [{ namespaceSelector: {} }];
  const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } };
  if (peer.kind === 'namespace') return [{ namespaceSelector }];
  const podSelector = { matchLabels: peer.labels };
  return [peer.namespace === own ? { podSelector } : { namespaceSelector, podSelector }];
}
