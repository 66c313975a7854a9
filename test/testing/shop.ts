import { Chart, Testing } from 'cdk8s';
import { Microservice } from '../../src/workload';
import { Entry, Gateway, Tls } from '../../src/gateway';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { nordic } from '../workload/nordic';

export const image = 'registry.example.no/shop/orders:1.4.2';

/** Three services behind a gateway that is open to the world; of the services, orders calls inventory. */
export function shop() {
  const { platform, cluster, shop: namespace } = nordic();
  const inventory = new Microservice(namespace, 'inventory', { image });
  const orders = new Microservice(namespace, 'orders', { image, port: 9000, replicas: 2 });
  const reports = new Microservice(namespace, 'reports', { image });
  orders.calls(inventory);
  const edge = cluster.namespace('edge', { podSecurity: 'privileged' });
  const gateway = new Gateway(edge, 'gateway', {
    host: 'shop.example.no',
    entry: Entry.hostPorts(cluster.pools.apps),
    tls: Tls.secret('shop-tls'),
    routes: { '/v1/orders': orders },
  });
  return { platform, cluster, namespace, inventory, orders, reports, gateway };
}

/** Two services in a chart of a plain cdk8s app. */
export function plainShop() {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const orders = new Microservice(chart, 'orders', { image });
  const inventory = new Microservice(chart, 'inventory', { image });
  return { chart, orders, inventory };
}

/** Nothing in it is right. */
export function wrong(): Platform {
  return new Platform({ name: 'Shop!', residency: Residency.norway() });
}
