import type { Cluster } from '../cluster';
import type { EntrySpec } from './entry-spec';

/** Opens in a cluster what an entry asks for: ports of nodes, or a load balancer before them. */
export function openCluster(
  cluster: Cluster,
  name: string,
  { nodePorts, hostPortsOf, trust }: EntrySpec,
): void {
  if (hostPortsOf) cluster.open({ kind: 'hostPorts', name, pool: hostPortsOf.name, ports: [80, 443] });
  if (nodePorts === undefined || trust?.by !== 'proxy_protocol') return;
  cluster.open({
    kind: 'loadBalancer',
    name,
    ports: [
      { listen: 80, nodePort: nodePorts.http },
      { listen: 443, nodePort: nodePorts.https },
    ],
  });
}
