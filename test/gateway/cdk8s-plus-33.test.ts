import { Chart, Size, Testing } from 'cdk8s';
import { Cpu, Deployment, NetworkPolicy, NetworkPolicyPort, Pods, Service } from 'cdk8s-plus-33';
import { Gateway } from '../../src/gateway';
import { expectReachable, expectUnreachable, Match, Template } from '../../src/testing';
import { Microservice } from '../../src/workload';
import { clusterProps, config } from './stacks';

const image = 'registry.example.no/shop/inventory:2.0.1';

/** A chart with a service of naust, one of a newer cdk8s-plus, and a gateway before both. */
function made(change: (service: Service) => void = () => undefined) {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const orders = new Microservice(chart, 'orders', { image, cpu: Cpu.millis(300) });
  const inventory = new Deployment(chart, 'inventory', {
    containers: [
      {
        image,
        portNumber: 8080,
        resources: {
          cpu: { request: Cpu.millis(100), limit: Cpu.millis(200) },
          memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
        },
      },
    ],
  });
  const service = inventory.exposeViaService({ name: 'inventory', ports: [{ port: 80, targetPort: 8080 }] });
  const gateway = new Gateway(chart, 'gateway', {
    ...clusterProps,
    routes: { '/v1/orders': orders, '/v1/inventory': service },
  });
  change(service);
  return { chart, orders, inventory, gateway };
}

test('a Service of another cdk8s-plus than naust’s own is a target like any other', () => {
  const { chart, inventory, gateway } = made();
  const text = config(chart);
  expect(text).toContain('server "inventory.shop.svc.cluster.local:80" resolve');
  expect(text).toContain('server "orders-peers.shop.svc.cluster.local:8080" resolve');
  expectReachable(gateway, inventory, { port: 8080 });
  expectUnreachable(gateway, inventory, { port: 22 });
});

test('what it selects may be declared after the gateway', () => {
  const { chart } = made((service) => service.selectLabel('tier', 'shop'));
  Template.of(chart).hasObject(
    'NetworkPolicy',
    {
      spec: {
        egress: Match.arrayWith([
          { to: [{ podSelector: { matchLabels: { tier: 'shop' } } }], ports: [{ port: 8080 }] },
        ]),
      },
    },
    { name: 'gateway' },
  );
});

test('amounts of it are amounts', () => {
  Template.of(made().chart).hasObject(
    'Deployment',
    { spec: { template: { spec: { containers: [{ resources: { requests: { cpu: '300m' } } }] } } } },
    { name: 'orders' },
  );
});

test('its policies open a service of naust, by its labels, to what it makes', () => {
  const { chart, orders, inventory } = made();
  expectUnreachable(inventory, orders);
  const selector = Pods.select(chart, 'orders-pods', { labels: { 'app.kubernetes.io/name': 'orders' } });
  const policy = new NetworkPolicy(chart, 'policy', { selector });
  policy.addIngressRule(inventory, [NetworkPolicyPort.tcp(8080)]);
  expectReachable(inventory, orders);
  expectUnreachable(inventory, orders, { port: 22 });
});
