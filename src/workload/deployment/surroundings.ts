import type { Construct } from 'constructs';
import { Cluster } from '../../cluster';
import { Platform } from '../../platform';
import { country, Residency } from '../../residency';
import type { Surroundings } from './placement';

/** The policy and the cluster that hold where a construct is. */
export function surroundingsOf(construct: Construct): Surroundings {
  const cluster = Cluster.find(construct);
  const residency = cluster?.residency ?? Platform.find(construct)?.residency ?? Residency.norway();
  if (cluster === undefined) return { residency };
  const open = cluster.nodes.filter((node) => node.host.taints.length === 0);
  return {
    residency,
    cluster: {
      name: cluster.name,
      regions: [...new Set(open.map((node) => country(node.place.country).region))],
      pools: Object.values(cluster.pools),
    },
  };
}
