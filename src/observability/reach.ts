import type { ClusterSurroundings } from './home';

/** What the stack may reach of its cluster, no wider than is known when it is synthesised. */
export interface Reach {
  /** The networks where the API servers answer pods. */
  readonly apiServers: readonly string[];
  /** The private network where a pod reaches every kubelet; `undefined` where only the API server reaches them all. */
  readonly kubelets: string | undefined;
}

const anywhere = ['0.0.0.0/0'];

type Sites = Pick<ClusterSurroundings, 'nodes' | 'acrossSites'>;

export function reachOf(cluster: Sites): Reach {
  return { apiServers: apiServersOf(cluster), kubelets: kubeletsOf(cluster) };
}

/**
 * Where the Service `kubernetes` leads: the address that each server advertises. With k3s that is its external one,
 * which it is given across sites, and else its node's own. Not known yet are the public addresses of machines that
 * Terraform makes, and the own address of a host that exists: it may be behind a translator.
 * @see https://docs.k3s.io/cli/server#networking
 */
function apiServersOf({ nodes, acrossSites }: Sites): readonly string[] {
  const servers = nodes.filter((node) => node.role === 'server');
  const advertised = servers.map((node) => (acrossSites ? node.publicAddress : node.privateAddress));
  const known = advertised.filter((address) => address !== undefined);
  return known.length === servers.length && known.length > 0
    ? known.map((address) => `${address}/32`)
    : anywhere;
}

/**
 * Each site has a private network of its own. Hosts that exist have none of the cluster's, and their own firewalls keep
 * their kubelets closed.
 */
function kubeletsOf({ nodes }: Sites): string | undefined {
  const networks = new Set(nodes.map((node) => node.privateNetwork));
  return networks.size === 1 ? [...networks][0] : undefined;
}
