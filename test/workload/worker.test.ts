import { Duration } from 'cdk8s';
import { problemsBelow } from '../../src/kernel';
import { Microservice, Worker, type WorkerProps } from '../../src/workload';
import { container, object, objects, pod, shop } from './objects';

const image = 'registry.example.no/shop/order-projection:3.1.0';
const heartbeat = { file: '/tmp/heartbeat', maxAge: Duration.minutes(2) };

function made(props: Partial<WorkerProps> = { heartbeat }) {
  const { chart } = shop();
  return { chart, worker: new Worker(chart, 'order-projection-worker', { image, ...props }) };
}

const problems = (props: Partial<WorkerProps>) => problemsBelow(made(props).chart);

test('an order projection as the requirement writes it', () => {
  const { chart } = made({
    heartbeat,
    labels: { app: 'order-system' },
    podLabels: { app: 'order-projection' },
    environment: {
      KAFKA_BROKERS: 'kafka-cluster-kafka-bootstrap:9092',
      DB_HOST: 'pg-pool.production.svc.cluster.local',
    },
  });
  expect(problemsBelow(chart)).toEqual([]);
  const deployment = object(chart, 'Deployment', 'order-projection-worker');
  expect(deployment.spec.replicas).toBe(3);
  expect(deployment.metadata.labels?.['app']).toBe('order-system');
  expect(deployment.spec.template.metadata.labels['app']).toBe('order-projection');
  expect(container(chart, 'order-projection-worker').resources).toEqual({
    requests: { cpu: '250m', memory: '512Mi' },
    limits: { cpu: '500m', memory: '1Gi' },
  });
});

test('has no port, no Service and nothing that may reach it', () => {
  const { chart } = made();
  expect(objects(chart).map(({ kind }) => kind)).toEqual([
    'NetworkPolicy',
    'Deployment',
    'PodDisruptionBudget',
  ]);
  expect(object(chart, 'NetworkPolicy', 'order-projection-worker').spec).not.toHaveProperty('ingress');
  expect(container(chart, 'order-projection-worker')).not.toHaveProperty('ports');
});

test('may take a minute to finish its batch', () => {
  expect(pod(made().chart, 'order-projection-worker').terminationGracePeriodSeconds).toBe(60);
});

test('is started again when its heartbeat is too old', () => {
  expect(container(made().chart, 'order-projection-worker').livenessProbe).toMatchObject({
    exec: { command: ['sh', '-c', expect.stringContaining('stat'), 'heartbeat', '/tmp/heartbeat', '120'] },
    initialDelaySeconds: 120,
    periodSeconds: 20,
  });
});

test('may take as long for its first heartbeat as between two, and 5 min at least', () => {
  const startOf = (props: Partial<WorkerProps>) =>
    container(made(props).chart, 'order-projection-worker').startupProbe;
  const { livenessProbe } = container(made().chart, 'order-projection-worker');
  const { exec } = livenessProbe as { readonly exec: object };
  expect(startOf({ heartbeat })).toMatchObject({ exec, periodSeconds: 5, failureThreshold: 61 });
  const hourly = { ...heartbeat, maxAge: Duration.hours(1) };
  expect(startOf({ heartbeat: hourly })).toMatchObject({ failureThreshold: 721 });
  expect(startOf({ heartbeat, startsWithin: Duration.minutes(1) })).toMatchObject({ failureThreshold: 13 });
  const { spec } = object(made({ heartbeat: hourly }).chart, 'Deployment', 'order-projection-worker');
  expect(spec.progressDeadlineSeconds).toBe(3900);
});

test('is asked by a command of its own as it is written', () => {
  const alive = ['/app/alive', '--within', '60; reboot'];
  expect(container(made({ alive }).chart, 'order-projection-worker').livenessProbe).toMatchObject({
    exec: { command: alive },
  });
});

test('without either gets no probe that could kill it, and a warning', () => {
  expect(problems({}).map(({ code, severity }) => [code, severity])).toEqual([['NAUST-WRK-019', 'warning']]);
  expect(container(made({}).chart, 'order-projection-worker').livenessProbe).toBeUndefined();
  expect(container(made({}).chart, 'order-projection-worker').startupProbe).toBeUndefined();
});

test('calls a service, which then lets it in', () => {
  const { chart, worker } = made();
  worker.calls(new Microservice(chart, 'inventory', { image }));
  expect(container(chart, 'order-projection-worker').env).toEqual([
    { name: 'INVENTORY_URL', value: 'http://inventory.shop.svc.cluster.local:8080' },
  ]);
  expect(JSON.stringify(object(chart, 'NetworkPolicy', 'inventory').spec.ingress)).toContain(
    'order-projection-worker',
  );
});

test('reaches what something else runs in the cluster when that is opened by hand', () => {
  const { chart, worker } = made();
  const labels = { 'strimzi.io/name': 'kafka-cluster-kafka' };
  worker.traffic.allowTo({ kind: 'pods', namespace: 'kafka', labels }, { port: 9092 });
  expect(object(chart, 'NetworkPolicy', 'order-projection-worker').spec.egress?.slice(1)).toEqual([
    {
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kafka' } },
          podSelector: { matchLabels: labels },
        },
      ],
      ports: [{ port: 9092, protocol: 'TCP' }],
    },
  ]);
});

test('may keep its heartbeat with its logs', () => {
  expect(
    problems({ logs: '/var/log/orders/', heartbeat: { ...heartbeat, file: '/var/log/orders/heartbeat' } }),
  ).toEqual([]);
});

test.each<[string, Partial<WorkerProps>]>([
  ['NAUST-VAL-009', { heartbeat: { ...heartbeat, file: '/tmp/a b' } }],
  ['NAUST-VAL-009', { heartbeat: { ...heartbeat, file: '/tmp/../heartbeat' } }],
  ['NAUST-WRK-020', { heartbeat: { ...heartbeat, file: '/var/run/heartbeat' } }],
  ['NAUST-WRK-002', { heartbeat: { ...heartbeat, maxAge: Duration.seconds(0) } }],
  ['NAUST-WRK-002', { heartbeat, gracePeriod: Duration.days(2) }],
  ['NAUST-WRK-021', { heartbeat, alive: ['/app/alive'] }],
  ['NAUST-WRK-022', { alive: [] }],
  ['NAUST-WRK-022', { alive: [''] }],
  ['NAUST-WRK-001', { heartbeat, replicas: -3 }],
])('%s for %j', (code, change) => {
  expect(problems(change).map((problem) => problem.code)).toEqual([code]);
});
