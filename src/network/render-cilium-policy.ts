import { clusterDns } from './cluster-dns';
import type { NamePeer, PeerPort, PodPeer } from './peer';

export interface NamedTraffic {
  readonly peer: NamePeer;
  readonly ports: readonly PeerPort[];
}

/**
 * The `spec` of a CiliumNetworkPolicy that lets pods out to names. Cilium learns the addresses of a name from the answers
 * of DNS that pass it, so it has to be told to read them.
 * @see https://docs.cilium.io/en/stable/security/policy/language/#dns-based
 */
export function renderCiliumPolicy(
  labels: Readonly<Record<string, string>>,
  named: readonly NamedTraffic[],
): object {
  const dns = clusterDns.peer as PodPeer;
  return {
    endpointSelector: { matchLabels: labels },
    egress: [
      {
        toEndpoints: [{ matchLabels: { 'io.kubernetes.pod.namespace': dns.namespace, ...dns.labels } }],
        toPorts: [
          {
            ports: clusterDns.ports.map(renderPort),
            rules: { dns: [{ matchPattern: '*' }] },
          },
        ],
      },
      ...named.map(({ peer, ports }) => ({
        toFQDNs: [{ matchName: peer.host }],
        toPorts: [{ ports: ports.map(renderPort) }],
      })),
    ],
  };
}

/** Cilium takes numbers as text. */
function renderPort({ port, protocol = 'TCP' }: PeerPort): object {
  return { port: String(port), protocol };
}
