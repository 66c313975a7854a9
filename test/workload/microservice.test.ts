import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { environmentName, problemsBelow } from '../../src/kernel';
import { SecretRef } from '../../src/secrets';
import { Microservice, type MicroserviceProps } from '../../src/workload';
import { container, object, objects, pod, shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';

function made(props: Partial<MicroserviceProps> = {}, id = 'orders') {
  const { chart } = shop();
  return { chart, orders: new Microservice(chart, id, { image, ...props }) };
}

const codes = (props: Partial<MicroserviceProps>, id?: string): string[] => [
  ...new Set(problemsBelow(made(props, id).chart).map((problem) => problem.code)),
];

describe('a microservice of two lines', () => {
  const { chart, orders } = made();

  test('is these objects, named by its id', () => {
    expect(objects(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'NetworkPolicy orders',
      'Deployment orders',
      'PodDisruptionBudget orders',
      'Service orders',
      'Service orders-peers',
    ]);
  });

  test('runs three replicas and never fewer while it is changed', () => {
    expect(object(chart, 'Deployment', 'orders').spec).toMatchObject({
      replicas: 3,
      selector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    });
  });

  test('is asked at /health: after 5 s every 10 s whether it is ready, after 15 s every 20 s whether it lives', () => {
    const httpGet = { path: '/health', port: 8080 };
    expect(container(chart, 'orders')).toMatchObject({
      readinessProbe: { httpGet, initialDelaySeconds: 5, periodSeconds: 10 },
      livenessProbe: { httpGet, initialDelaySeconds: 15, periodSeconds: 20 },
    });
  });

  test('may take 5 min until it is asked either, and as long again is left of what its rollout waits', () => {
    const httpGet = { path: '/health', port: 8080 };
    expect(container(chart, 'orders').startupProbe).toEqual({
      httpGet,
      periodSeconds: 5,
      timeoutSeconds: 1,
      failureThreshold: 61,
    });
    expect(object(chart, 'Deployment', 'orders').spec).not.toHaveProperty('progressDeadlineSeconds');
  });

  test('is promised 250m and 512Mi, and may use 500m and 512Mi', () => {
    expect(container(chart, 'orders').resources).toEqual({
      requests: { cpu: '250m', memory: '512Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    });
  });

  test('is found at its Service, and each pod of it at the headless one', () => {
    const port = { port: 8080, targetPort: 8080 };
    expect(object(chart, 'Service', 'orders').spec).toMatchObject({ type: 'ClusterIP', ports: [port] });
    expect(object(chart, 'Service', 'orders-peers').spec).toMatchObject({ clusterIP: 'None', ports: [port] });
    expect(orders).toMatchObject({
      address: { host: 'orders.shop.svc.cluster.local', port: 8080 },
      peersHost: 'orders-peers.shop.svc.cluster.local',
      podPort: 8080,
    });
  });

  test('lets a node be drained, also when its pods are not ready', () => {
    const { spec } = object(chart, 'PodDisruptionBudget', 'orders');
    expect(spec).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  });

  test('goes on answering for 5 s when it is to stop, within 30 s', () => {
    expect(container(chart, 'orders').lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
    expect(pod(chart, 'orders').terminationGracePeriodSeconds).toBe(30);
  });

  test('is reached by nobody', () => {
    expect(object(chart, 'NetworkPolicy', 'orders').spec).not.toHaveProperty('ingress');
  });

  test('has no problems and no sidecar', () => {
    expect(problemsBelow(chart)).toEqual([]);
    expect(pod(chart, 'orders').initContainers).toBeUndefined();
  });
});

test('one replica may still be drained', () => {
  const { chart } = made({ replicas: 1 });
  expect(object(chart, 'PodDisruptionBudget', 'orders').spec).toMatchObject({ maxUnavailable: 1 });
});

test('an explicit undefined is the default', () => {
  const { chart } = made({
    replicas: undefined,
    port: undefined,
    cpu: undefined,
    logs: undefined,
    readiness: { after: undefined },
  });
  expect(objects(chart)).toEqual(objects(made().chart));
});

test('another port is the port of everything', () => {
  const { chart, orders } = made({ port: 9000 });
  expect(object(chart, 'Service', 'orders').spec.ports).toMatchObject([{ port: 9000, targetPort: 9000 }]);
  expect(container(chart, 'orders').readinessProbe).toMatchObject({ httpGet: { port: 9000 } });
  expect(orders.address.port).toBe(9000);
});

test('secrets are told by reference, and values as they are, in the order written', () => {
  const environment = {
    DB_HOST: 'pg-pool',
    DB_PASSWORD: SecretRef.key('orders-db', 'password'),
    DSN: 'host=$(DB_HOST)',
  };
  expect(container(made({ environment }).chart, 'orders').env).toEqual([
    { name: 'DB_HOST', value: 'pg-pool' },
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'password' } } },
    { name: 'DSN', value: 'host=$(DB_HOST)' },
  ]);
});

test('labels are on what it makes, and pod labels on its pods', () => {
  const { chart } = made({ labels: { team: 'shop' }, podLabels: { tier: 'backend' } });
  const { metadata, spec } = object(chart, 'Deployment', 'orders');
  expect(metadata.labels).toEqual({ 'app.kubernetes.io/name': 'orders', team: 'shop' });
  expect(spec.template.metadata.labels).toEqual({ 'app.kubernetes.io/name': 'orders', tier: 'backend' });
  expect(object(chart, 'Service', 'orders').metadata.labels).toMatchObject({ team: 'shop' });
});

describe('the pod function', () => {
  test('reaches what no prop does', () => {
    const { chart } = made({ pod: (t) => ({ ...t, spec: { ...t.spec, priorityClassName: 'high' } }) });
    expect(pod(chart, 'orders').priorityClassName).toBe('high');
  });

  test.each<[string, MicroserviceProps['pod']]>([
    ['drops the labels of the selector', (t) => ({ ...t, metadata: { labels: {} } })],
    ['returns nothing', () => undefined as never],
    ['throws', () => JSON.parse('') as never],
    ['drops the spec', (t) => ({ metadata: t.metadata }) as never],
  ])('is refused when it %s', (_, hook) => {
    expect(codes({ pod: hook })).toContain('NAUST-WRK-009');
  });

  test('hides nothing from the rules of pods, without a platform too', () => {
    expect(
      codes({
        pod: (t) => ({
          ...t,
          spec: { ...t.spec, containers: [...t.spec.containers, { name: 'extra', image: 'busybox:1.37' }] },
        }),
      }),
    ).toEqual(['NAUST-POD-001']);
  });
});

test.each<[string, Partial<MicroserviceProps>]>([
  ['NAUST-VAL-004', { image: 'orders' }],
  ['NAUST-VAL-004', { image: 'orders:latest' }],
  ['NAUST-WRK-001', { replicas: 0 }],
  ['NAUST-WRK-001', { replicas: -1 }],
  ['NAUST-WRK-001', { replicas: 1.5 }],
  ['NAUST-VAL-021', { port: 0 }],
  ['NAUST-VAL-021', { port: 65_536 }],
  ['NAUST-WRK-016', { port: 80 }],
  ['NAUST-POD-003', { cpu: Cpu.units(1) }],
  ['NAUST-POD-003', { memory: Size.gibibytes(1) }],
  ['NAUST-POD-004', { cpu: Cpu.millis(-1) }],
  ['NAUST-POD-005', { environment: { DB_PASSWORD: 'kompass' } }],
  ['NAUST-VAL-008', { environment: { 'A=B': 'x' } }],
  ['NAUST-WRK-003', { environment: { A: 'x\0y' } }],
  ['NAUST-WRK-003', { environment: { A: 'x'.repeat(131_072) } }],
  ['NAUST-WRK-003', { environment: { A: 7 as unknown as string } }],
  ['NAUST-WRK-004', { environment: { A: SecretRef.key('../orders', 'password') } }],
  ['NAUST-WRK-004', { environment: { A: SecretRef.key('orders', 'a b') } }],
  ['NAUST-VAL-006', { labels: { 'a b': 'c' } }],
  ['NAUST-VAL-007', { podLabels: { a: 'b\nc: d' } }],
  ['NAUST-WRK-005', { podLabels: { 'app.kubernetes.io/name': 'payments' } }],
  ['NAUST-VAL-009', { logs: 'log' }],
  ['NAUST-VAL-009', { logs: '/var/log/../../etc' }],
  ['NAUST-WRK-006', { logs: '/tmp/' }],
  ['NAUST-WRK-006', { logs: '/etc/orders' }],
  ['NAUST-WRK-008', { temporary: Size.kibibytes(1) }],
  ['NAUST-VAL-010', { readiness: { path: 'health' } }],
  ['NAUST-WRK-002', { liveness: { every: Duration.millis(1500) } }],
  ['NAUST-WRK-002', { readiness: { timeout: Duration.seconds(11) } }],
  ['NAUST-VAL-020', { liveness: { failures: 0 } }],
  ['NAUST-VAL-020', { concurrency: 0 }],
  ['NAUST-WRK-002', { startsWithin: Duration.millis(1500) }],
  ['NAUST-WRK-002', { startsWithin: Duration.days(2) }],
  ['NAUST-POD-010', { readiness: { after: Duration.minutes(10) } }],
  ['NAUST-WRK-017', { drain: Duration.seconds(30) }],
])('%s for %j', (code, change) => {
  expect(codes(change)).toEqual([code]);
});

test('a name that others cannot be made from is refused', () => {
  expect(codes({}, 'a'.repeat(57))).toEqual([]);
  expect(codes({}, 'a'.repeat(58))).toEqual(['NAUST-WRK-018']);
});

test('two of one name are a problem, told with everything else', () => {
  const { chart } = made({ replicas: 0 });
  new Microservice(chart, 'orders', { image: 'orders' });
  expect(
    problemsBelow(chart)
      .map((problem) => problem.code)
      .sort(),
  ).toEqual(['NAUST-PLT-001', 'NAUST-VAL-004', 'NAUST-WRK-001']);
});

test('everything wrong is said at once, and no object is left half made', () => {
  const wrong = {
    image: '',
    replicas: 0,
    port: 80,
    labels: { '': '' },
    logs: '/',
    drain: Duration.minutes(5),
    environment: { '': '' },
  };
  expect(codes(wrong).sort()).toEqual([
    'NAUST-VAL-004',
    'NAUST-VAL-006',
    'NAUST-VAL-008',
    'NAUST-VAL-009',
    'NAUST-WRK-001',
    'NAUST-WRK-016',
    'NAUST-WRK-017',
  ]);
});

test('under a plain cdk8s app its problems are validation errors', () => {
  const { chart, orders } = made({ replicas: 0 });
  expect(orders.node.validate().join()).toContain('NAUST-WRK-001 shop/orders');
  expect(chart.node.findAll().flatMap((c) => c.node.validate())).toHaveLength(1);
});

test('any text is told to the container unchanged, or refused', () => {
  const isToldOrRefused = fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, end) => {
    const name = `A${end}`;
    const { chart } = made({ environment: { [name]: value } });
    if (problemsBelow(chart).length > 0) return value.includes('\0') || !environmentName.accepts(name);
    const [told] = container(chart, 'orders').env ?? [];
    return told?.name === name && told.value === value;
  });
  expect(() => fc.assert(isToldOrRefused, { numRuns: 50 })).not.toThrow();
});
