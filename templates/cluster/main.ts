// The stack: everything that one synth writes.
import { Cluster, Entry, environments, Gateway, Microservice, Observability } from 'naust';
import { Platform, Residency, Tls } from 'naust';
import { plan, upcloud } from 'naust/upcloud';
import { adminNetworks, images, operatorKey, state } from './settings';

export function platform(name: string, replicas: number): Platform {
  const made = new Platform({ name, residency: Residency.norway() });
  const cluster = new Cluster(made, 'stavanger', {
    machines: upcloud({ zone: 'no-svg1', sshKeys: [operatorKey], adminFrom: adminNetworks }),
    state,
    servers: { count: 3, plan: plan['PREMIUM-2xCPU-4GB'] },
    pools: { apps: { count: 3, plan: plan['PREMIUM-4xCPU-8GB'] } },
  });

  const ns = cluster.namespace('shop');
  const orders = new Microservice(ns, 'orders', { image: images.orders, replicas });
  const inventory = new Microservice(ns, 'inventory', { image: images.inventory, replicas });
  orders.calls(inventory);

  new Gateway(ns, 'gateway', {
    host: `${name}.example.no`,
    entry: Entry.loadBalancer(),
    tls: Tls.certManager('letsencrypt'),
    routes: { '/v1/orders': orders },
  });
  new Observability(cluster, 'observability');
  return made;
}

export default environments({ test: platform('shop-test', 1), prod: platform('shop-prod', 3) });
