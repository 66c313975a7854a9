import type { ClusterNode } from '../cluster';
import type { PodTraffic } from '../network';

const anywhere = ['0.0.0.0/0'];

/**
 * Where the Service `kubernetes` leads: the address that each server advertises. With k3s that is its external one,
 * which it is given across sites, and else its node's own. Not known yet are the public addresses of machines that
 * Terraform makes, and the own address of a host that exists: it may be behind a translator.
 * @see https://docs.k3s.io/cli/server#networking
 */
export function apiServersOf(cluster: {
  readonly nodes: readonly ClusterNode[];
  readonly acrossSites: boolean;
}): readonly string[] {
  const servers = cluster.nodes.filter((node) => node.role === 'server');
  const advertised = servers.map((node) => (cluster.acrossSites ? node.publicAddress : node.privateAddress));
  const known = advertised.filter((address) => address !== undefined);
  return known.length === servers.length && known.length > 0
    ? known.map((address) => `${address}/32`)
    : anywhere;
}

/**
 * Behind `kubernetes.default.svc` stand the servers themselves, and policies see their addresses and their own port.
 * Where the addresses are not known the port is what holds: on 6443 neither a provider's metadata service nor the web
 * answers.
 */
export function allowToApiServer(traffic: PodTraffic, networks: readonly string[]): void {
  traffic.allowTo({ kind: 'networks', cidrs: networks }, { port: 6443 });
}
