import type { Construct } from 'constructs';
import { Cluster, type ClusterNode, Namespace, telemetryTarget } from '../../cluster';
import { namespaceOf } from '../../network';
import { country, policyAt } from '../../residency';
import type { Surroundings } from './placement';

/** The policy and the cluster that hold where a construct is. */
export function surroundingsOf(construct: Construct): Surroundings {
  const cluster = Cluster.find(construct);
  const residency = policyAt(construct);
  const pin = Namespace.find(construct)?.pin;
  const namespace = namespaceOf(construct);
  const telemetry: Surroundings['telemetry'] = (kind) => cluster && telemetryTarget(cluster, kind);
  if (cluster === undefined) return { residency, pin, namespace, telemetry };
  const open = cluster.openNodes;
  return {
    residency,
    pin,
    namespace,
    telemetry,
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
