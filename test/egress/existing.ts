import { Size } from 'cdk8s';
import { Cluster, type Cni } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import type { ResilienceEngine } from '../../src/resilience';
import { Microservice } from '../../src/workload';
import { oslo } from '../workload/nordic';

/** A service in a cluster that something else built, where pods are connected by this. */
export function existing(cni: Cni, resilience?: ResilienceEngine) {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const allocatable = { cpu: 16, memory: Size.gibibytes(60), disk: Size.gibibytes(400) };
  const cluster = Cluster.existing(platform, 'nordic', {
    pools: { apps: { nodes: ['node-1', 'node-2'].map((name) => ({ name, place: oslo, allocatable })) } },
    cni,
    controlPlane: oslo,
    podNetwork: '10.244.0.0/16',
    resilience,
  });
  const shop = cluster.namespace('shop');
  const image = 'registry.example.no/shop/orders:1.4.2';
  const orders = new Microservice(shop, 'orders', { image });
  const auth = new Microservice(shop, 'auth', { image });
  return { platform, cluster, shop, orders, auth };
}
