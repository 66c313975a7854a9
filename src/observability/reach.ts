import { apiServersOf } from '../kubernetes-api';
import type { ClusterSurroundings } from './home';

/** What the stack may reach of its cluster, no wider than is known when it is synthesised. */
export interface Reach {
  /** The networks where the API servers answer pods. */
  readonly apiServers: readonly string[];
  /** The private network where a pod reaches every kubelet; `undefined` where only the API server reaches them all. */
  readonly kubelets: string | undefined;
}

type Sites = Pick<ClusterSurroundings, 'nodes' | 'acrossSites'>;

export function reachOf(cluster: Sites): Reach {
  return { apiServers: apiServersOf(cluster), kubelets: kubeletsOf(cluster) };
}

/**
 * Each site has a private network of its own. Hosts that exist have none of the cluster's, and their own firewalls keep
 * their kubelets closed.
 */
function kubeletsOf({ nodes }: Sites): string | undefined {
  const networks = new Set(nodes.map((node) => node.privateNetwork));
  return networks.size === 1 ? [...networks][0] : undefined;
}
