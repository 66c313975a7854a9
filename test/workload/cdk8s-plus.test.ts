import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Microservice, Worker } from '../../src/workload';
import { object, objects, shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';

function made(): { chart: Chart; orders: Microservice } {
  const { chart } = shop();
  return { chart, orders: new Microservice(chart, 'orders', { image }) };
}

const specOf = (chart: Chart, kind: string): Record<string, unknown> =>
  objects(chart)
    .filter((o) => o.kind === kind)
    .at(-1)?.spec as never;

test('an Ingress of cdk8s-plus leads to it', () => {
  const { chart, orders } = made();
  const ingress = new kplus.Ingress(chart, 'web');
  ingress.addHostRule('shop.example.no', '/orders', kplus.IngressBackend.fromService(orders.service));
  expect(JSON.stringify(specOf(chart, 'Ingress'))).toContain('{"name":"orders","port":{"number":8080}}');
});

test('an autoscaler of cdk8s-plus takes its number of replicas over', () => {
  const { chart, orders } = made();
  new kplus.HorizontalPodAutoscaler(chart, 'scaler', {
    target: orders,
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  });
  expect(specOf(chart, 'HorizontalPodAutoscaler')).toMatchObject({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
  });
  expect(object(chart, 'Deployment', 'orders').spec).not.toHaveProperty('replicas');
});

test('a NetworkPolicy of cdk8s-plus selects it, and names it as a peer', () => {
  const { chart, orders } = made();
  const reader = new Worker(chart, 'reader', { image, alive: ['/app/alive'] });
  const policy = new kplus.NetworkPolicy(chart, 'policy', { selector: orders });
  policy.addIngressRule(reader, [kplus.NetworkPolicyPort.tcp(8080)]);
  expect(specOf(chart, 'NetworkPolicy')).toMatchObject({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
    ingress: [{ from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'reader' } } }] }],
  });
});

test('a Deployment of cdk8s-plus is let through to it', () => {
  const { chart, orders } = made();
  const web = new kplus.Deployment(chart, 'web', { containers: [{ image, portNumber: 8080 }] });
  web.connections.allowTo(orders, { ports: [kplus.NetworkPolicyPort.tcp(8080)] });
  const policies = objects(chart).filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies).toHaveLength(3);
  expect(JSON.stringify(policies.slice(1))).toContain('"matchLabels":{"app.kubernetes.io/name":"orders"}');
});
