import { Duration } from 'cdk8s';
import { problemsBelow } from '../../src/kernel';
import { type CallProps, CircuitBreaker, Retry } from '../../src/resilience';
import { External, Microservice } from '../../src/workload';
import { container, object, pod, shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';

function called(props?: CallProps) {
  const { chart } = shop();
  const orders = new Microservice(chart, 'orders', { image, logs: '/var/log/orders' });
  orders.calls(new Microservice(chart, 'inventory', { image }), props);
  return chart;
}

const codes = (props: CallProps) => problemsBelow(called(props)).map(({ code }) => code);

test('a call without a policy goes straight to the callee', () => {
  expect(pod(called(), 'orders').initContainers?.map(({ name }) => name)).toEqual(['orders-logs']);
});

test('a call with one goes through an Envoy beside the caller', () => {
  const chart = called({ timeout: Duration.seconds(2), retry: Retry.on(['GET']) });
  expect(pod(chart, 'orders').initContainers?.map(({ name }) => name)).toEqual([
    'orders-logs',
    'orders-envoy',
  ]);
  expect(container(chart, 'orders').env).toEqual([
    { name: 'INVENTORY_URL', value: 'http://127.0.0.1:15101' },
  ]);
  expect(pod(chart, 'orders').volumes).toContainEqual({ name: 'envoy', configMap: { name: 'orders-envoy' } });
  expect(object(chart, 'ConfigMap', 'orders-envoy')).toBeDefined();
});

test('another policy makes other pods', () => {
  const digest = (seconds: number) =>
    (
      object(called({ timeout: Duration.seconds(seconds) }), 'Deployment', 'orders').spec.template
        .metadata as { readonly annotations?: Record<string, string> }
    ).annotations?.['naust/config-sha256'];
  expect(digest(2)).toMatch(/^[0-9a-f]{64}$/);
  expect(digest(3)).not.toBe(digest(2));
});

test('a callee has no Envoy for being called', () => {
  expect(pod(called({ timeout: Duration.seconds(2) }), 'inventory').initContainers).toBeUndefined();
});

test('what the engine does otherwise is a problem until it is accepted by name', () => {
  const breaker = CircuitBreaker.onFailures();
  expect(codes({ breaker: CircuitBreaker.onRatio() })).toEqual([]);
  expect(codes({ breaker })).toEqual(['NAUST-RSL-010', 'NAUST-RSL-010']);
  expect(codes({ breaker, accept: ['per-peer', 'no-probes'] })).toEqual([]);
  expect(codes({ accept: ['per-peer'] })).toEqual(['NAUST-RSL-011']);
});

test('what is wrong with a policy names the callee', () => {
  const [problem] = problemsBelow(called({ timeout: Duration.millis(0) }));
  expect(problem).toMatchObject({ code: 'NAUST-RSL-001', path: 'shop/orders' });
  expect(problem?.what).toContain('"inventory"');
});

test('a policy for what may not be HTTP is a problem', () => {
  const { chart } = shop();
  const orders = new Microservice(chart, 'orders', { image });
  const kafka = External.pods(chart, 'kafka', {
    host: 'kafka.kafka.svc.cluster.local',
    port: 9092,
    namespace: 'kafka',
    labels: { app: 'kafka' },
  });
  orders.calls(kafka, { timeout: Duration.seconds(1) });
  expect(problemsBelow(chart).map(({ code }) => code)).toEqual(['NAUST-RSL-012']);
});
