import { capacityFindings } from '../capacity';
import { Cluster } from '../cluster';
import { type Problem, problemAt } from '../kernel';
import type { Platform } from '../platform';
import type { ResolvedChart } from './resolved-objects';

/** Whether every pod of a platform's clusters finds a node, counted on the objects as they will be applied. */
export function capacityProblems(platform: Platform, charts: readonly ResolvedChart[]): readonly Problem[] {
  return platform.node.children
    .filter((child) => child instanceof Cluster)
    .flatMap((cluster) => {
      const objects = charts
        .filter(({ chart }) => Cluster.find(chart) === cluster)
        .flatMap((chart) => chart.objects);
      return capacityFindings(cluster.nodes, Object.values(cluster.pools), objects).map((finding) =>
        problemAt(cluster, finding),
      );
    });
}
