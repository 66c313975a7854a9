import {
  Cluster,
  type Namespace,
  type Opening,
  type PodSecurityLevel,
  TerraformState,
} from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { exampleMachines, examplePlan, oslo } from '../cluster/example-machines';

export interface Nordic {
  readonly platform: Platform;
  readonly cluster: Cluster<'edge'>;
  /** What was asked of the cluster to be opened. */
  readonly opened: readonly Opening[];
  readonly shop: Namespace;
}

/** A cluster with a pool for gateways, and a namespace in it. */
export function inCluster(podSecurity: PodSecurityLevel = 'restricted'): Nordic {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const cluster = new Cluster(platform, 'nordic', {
    machines: exampleMachines(),
    state: TerraformState.s3({ bucket: 'shop', endpoint: 's3.example.no', place: oslo }),
    servers: { count: 3, plan: examplePlan },
    pools: { edge: { count: 2, plan: examplePlan } },
  });
  const opened: Opening[] = [];
  const open = cluster.open.bind(cluster);
  cluster.open = (opening) => {
    opened.push(opening);
    open(opening);
  };
  return { platform, cluster, opened, shop: cluster.namespace('shop', { podSecurity }) };
}
