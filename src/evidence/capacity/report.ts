import { type Capacity, capacityReport, type CapacityReport } from '../../capacity';
import type { Cluster } from '../../cluster';
import type { Platform } from '../../platform';

/** What comes out as `capacity.json`; its schema is `assets/capacity-report.schema.json`. */
export interface PlatformCapacity {
  readonly version: 1;
  readonly platform: string;
  readonly clusters: readonly ({ readonly cluster: string } & CapacityReport)[];
}

export function clusterCapacities(
  platform: Platform,
  capacities: ReadonlyMap<Cluster, Capacity>,
): PlatformCapacity {
  return {
    version: 1,
    platform: platform.name,
    clusters: [...capacities].map(([{ name }, capacity]) => ({ cluster: name, ...capacityReport(capacity) })),
  };
}
