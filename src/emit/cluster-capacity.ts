import { Capacity, capacityFindings } from '../capacity';
import { Cluster } from '../cluster';
import { type Problem, problemAt } from '../kernel';
import type { Platform } from '../platform';
import type { ResolvedChart } from './resolved-objects';

/** What the clusters of a platform have room for, counted on the objects as they will be applied. */
export type Capacities = ReadonlyMap<Cluster, Capacity>;

export function capacitiesOf(platform: Platform, charts: readonly ResolvedChart[]): Capacities {
  const clusters = platform.node.children.filter((child) => child instanceof Cluster);
  return new Map(
    clusters.map((cluster) => {
      const objects = charts
        .filter(({ chart }) => Cluster.find(chart) === cluster)
        .flatMap((chart) => chart.objects);
      return [cluster, new Capacity(cluster.nodes, Object.values(cluster.pools), objects)];
    }),
  );
}

/** Whether every pod finds a node. */
export function capacityProblems(capacities: Capacities): readonly Problem[] {
  return [...capacities].flatMap(([cluster, capacity]) =>
    capacityFindings(capacity).map((finding) => problemAt(cluster, finding)),
  );
}
