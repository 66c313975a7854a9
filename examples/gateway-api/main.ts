// The routes of a gateway for a cluster that runs an implementation of the Gateway API, in a plain cdk8s app. The
// implementation's pods run in the namespace `edge`; gRPC has a name of its own.
import { App, Chart, Duration } from 'cdk8s';
import { GatewayApi, Microservice, Tls } from 'naust';

const app = new App();
const stock = new Chart(app, 'stock', { namespace: 'stock' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const image = (name: string): string => `registry.example.no/shop/${name}:4.1.2`;
const inventory = new Microservice(stock, 'inventory', { image: image('inventory'), port: 8080 });
const orders = new Microservice(shop, 'orders', { image: image('orders'), port: 8080 });
const next = new Microservice(shop, 'orders-next', { image: image('orders-next'), port: 8080 });

new GatewayApi(shop, 'gateway', {
  implementation: { gatewayClass: 'cilium', namespace: 'edge' },
  host: 'shop.example.no',
  tls: Tls.certManager('letsencrypt'),
  routes: {
    '/v1/inventory': inventory,
    '/v1/orders': {
      to: orders,
      timeout: Duration.seconds(8),
      canary: { to: next, percent: 5, header: { name: 'X-Canary', value: 'always' } },
    },
    '/v1/cards': { host: ['192.0.2.31', '192.0.2.32'], port: 8443, tls: { name: 'cards.example.no' } },
  },
  servers: [
    {
      host: 'grpc.example.no',
      routes: { '/shop.v1.Orders': { to: orders, protocol: 'grpc' } },
    },
  ],
});

app.synth();
