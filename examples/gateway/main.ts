// Only a gateway, in a plain cdk8s app: no Platform, no Cluster. It stands behind a web application firewall and
// routes to a Service of cdk8s-plus and to two hosts that exist already.
import { App, Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-28';
import { Entry, Gateway, Tls } from 'naust';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const inventory = new Deployment(chart, 'inventory', {
  containers: [{ image: 'registry.example.no/shop/inventory:2.3.0', portNumber: 8080 }],
});

new Gateway(chart, 'gateway', {
  host: 'shop.example.no',
  entry: Entry.address('203.0.113.10', {
    from: ['203.0.113.0/28'],
    nodePorts: { http: 30080, https: 30443 },
  }),
  tls: Tls.secret('shop-example-no-tls'),
  routes: {
    '/v1/inventory': inventory.exposeViaService(),
    '/v1/orders': { host: ['192.0.2.11', '192.0.2.12'], port: 8080 },
  },
});

app.synth();
