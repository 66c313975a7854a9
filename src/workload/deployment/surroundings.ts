import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Cluster, type ClusterNode, Namespace } from '../../cluster';
import { country, policyAt } from '../../residency';
import type { Surroundings } from './placement';

/** The policy and the cluster that hold where a construct is. */
export function surroundingsOf(construct: Construct): Surroundings {
  const cluster = Cluster.find(construct);
  const residency = policyAt(construct);
  const { namespace } = Chart.of(construct);
  const pin = Namespace.find(construct)?.pin;
  if (cluster === undefined) return { namespace, residency, pin };
  const open = cluster.openNodes;
  return {
    namespace,
    residency,
    pin,
    cluster: {
      name: cluster.name,
      regions: regionsOf(open),
      pools: Object.values(cluster.pools),
      nodes: open,
      withRefusing: { regions: regionsOf(cluster.nodes), nodes: cluster.nodes },
    },
  };
}

function regionsOf(nodes: readonly ClusterNode[]): readonly string[] {
  return [...new Set(nodes.map((node) => country(node.place.country).region))];
}
