import { App, Chart, Duration, Yaml } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-28';
import { Entry, Gateway, Tls } from './index';
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const inventory = new Deployment(chart, 'inventory', {
  containers: [{ image: 'registry.example.no/shop/inventory:2.3.0', portNumber: 8080 }],
});
const orders = {
  address: { host: 'orders.shop.svc.cluster.local', port: 80 },
  peersHost: 'orders-peers.shop.svc.cluster.local',
  podPort: 8080,
};
new Gateway(chart, 'gateway', {
  host: 'shop.example.no',
  entry:
    process.argv[2] === 'lb'
      ? Entry.loadBalancer({ from: ['10.0.0.0/16'] })
      : Entry.address('203.0.113.10', { from: ['203.0.113.0/28'], nodePorts: { http: 30080, https: 30443 } }),
  tls: Tls.certManager('letsencrypt'),
  routes: {
    '/v1/inventory': inventory.exposeViaService(),
    '/v1/orders': orders,
    '/v1/x': { host: ['192.0.2.11', '192.0.2.12'], port: 8080 },
  },
});
for (const o of chart.toJson()) {
  if (o.kind === 'ConfigMap') console.error(o.data['nginx.conf']);
  else if (!['inventory'].includes(o.metadata.name)) console.log(Yaml.stringify(o));
}
