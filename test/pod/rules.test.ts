import fc from 'fast-check';
import type { Finding } from '../../src/kernel';
import { podFindings } from '../../src/pod';

type Fields = Record<string, unknown>;

const amounts = { cpu: '100m', memory: '128Mi' };
const good: Fields = {
  name: 'orders',
  image: 'registry.example.no/shop/orders:1.4.2',
  resources: { requests: amounts, limits: amounts },
};
const sidecar: Fields = { ...good, name: 'logs', restartPolicy: 'Always' };

const pod = (containers: Fields[], initContainers: Fields[] = []): Fields => ({ containers, initContainers });
const deployment = (spec: Fields): Fields => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  spec: { template: { spec } },
});
const findings = (change: Fields): readonly Finding[] =>
  podFindings(deployment(pod([{ ...good, ...change }])));
const codes = (found: readonly Finding[]): string[] => found.map((finding) => finding.code);
const variable = (name: string, value: string): string[] => codes(findings({ env: [{ name, value }] }));

test('a complete pod is left alone', () => {
  expect(podFindings(deployment(pod([good], [sidecar])))).toEqual([]);
});

test.each([
  ['v1', 'Pod', (spec: Fields) => ({ spec })],
  ['apps/v1', 'Deployment', (spec: Fields) => ({ spec: { template: { spec } } })],
  ['apps/v1', 'StatefulSet', (spec: Fields) => ({ spec: { template: { spec } } })],
  ['apps/v1', 'DaemonSet', (spec: Fields) => ({ spec: { template: { spec } } })],
  ['apps/v1', 'ReplicaSet', (spec: Fields) => ({ spec: { template: { spec } } })],
  ['batch/v1', 'Job', (spec: Fields) => ({ spec: { template: { spec } } })],
  ['batch/v1', 'CronJob', (spec: Fields) => ({ spec: { jobTemplate: { spec: { template: { spec } } } } })],
])('the pod in a %s %s is looked at', (apiVersion, kind, around) => {
  const untagged = pod([{ ...good, image: 'orders' }]);
  expect(codes(podFindings({ apiVersion, kind, ...around(untagged) }))).toEqual(['NAUST-VAL-004']);
});

test.each([
  [{ apiVersion: 'v1', kind: 'ConfigMap', data: {} }],
  [{ apiVersion: 'example.no/v1', kind: 'Deployment', spec: { template: { spec: pod([{}]) } } }],
  [undefined],
  ['text'],
])('what carries no pod has no findings: %j', (object) => {
  expect(podFindings(object)).toEqual([]);
});

test('each missing limit is a problem, in a sidecar one of its own', () => {
  const unlimited = { resources: { requests: amounts, limits: { cpu: '1' } } };
  expect(codes(findings(unlimited))).toEqual(['NAUST-POD-001']);
  expect(codes(findings({ resources: undefined }))).toEqual(['NAUST-POD-001', 'NAUST-POD-001']);
  expect(codes(podFindings(deployment(pod([good], [{ ...sidecar, ...unlimited }]))))).toEqual([
    'NAUST-POD-007',
  ]);
});

test('a missing request is a warning: Kubernetes takes the limit for it', () => {
  const found = findings({ resources: { limits: amounts } });
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([
    ['NAUST-POD-002', 'warning'],
    ['NAUST-POD-002', 'warning'],
  ]);
});

test('a request above the limit is a problem; the same amount in another unit is not', () => {
  const limits = { cpu: '0.1', memory: '134217728' };
  expect(findings({ resources: { requests: amounts, limits } })).toEqual([]);
  expect(codes(findings({ resources: { requests: { cpu: '101m', memory: '128Mi' }, limits } }))).toEqual([
    'NAUST-POD-003',
  ]);
});

test.each(['512MB', '-1Mi', 'much', '0'])('a limit of %s is a problem', (memory) => {
  expect(
    codes(findings({ resources: { requests: { cpu: 0, memory: '0' }, limits: { cpu: 1, memory } } })),
  ).toEqual(['NAUST-POD-004']);
});

test.each(['orders', 'orders:latest', 'Orders:1', '', undefined, 7])('the image %j is a problem', (image) => {
  expect(codes(findings({ image }))).toEqual(['NAUST-VAL-004']);
});

test.each([
  ['DB_PASSWORD', 'kompass'],
  ['PGPASSWORD', 'kompass'],
  ['MYSQL_PWD', 'kompass'],
  ['dbPassword', 'kompass'],
  ['spring.datasource.password', 'kompass'],
  ['API_TOKEN', 'kompass'],
  ['CLIENT_SECRET', 'kompass'],
  ['STRIPE_APIKEY', 'kompass'],
  ['SIGNING_KEY', '/9j4AAQSkZJRgABAQ=='],
  ['SENTRY_DSN', 'https://abc@sentry.example.no/1'],
  ['DB_PASSWORD2', 'kompass'],
  ['DB_PASSWORD', '$$(NOT_A_REFERENCE)'],
  ['CONFIG', `a\n-----BEGIN ${'RSA '}PRIVATE KEY-----\nMII`],
  ['CONFIG', `id = ${'AKIA'}ABCDEFGHIJKLMNOP`],
  ['HEADER', `Bearer ${'eyJ'}hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln`],
  ['DATABASE_URL', 'postgres://orders:kompass@db.example.no/orders'],
  ['REDIS_URL', 'redis://:kompass@cache.example.no:6379'],
])('%s with a literal value is a secret', (name, value) => {
  expect(variable(name, value)).toEqual(['NAUST-POD-005']);
});

test.each([
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD_FILE', '/run/secrets/db'],
  ['ALLOW_EMPTY_PASSWORD', 'yes'],
  ['TOKEN_URL', 'https://login.example.no/token'],
  ['SECRET_NAME', 'orders-database'],
  ['TLS_KEY', '/etc/tls/tls.key'],
  ['ROUTING_KEY', 'orders.created'],
  ['JWT_PUBLIC_KEY', 'MCowBQYDK2Vw'],
  ['MONKEY', 'kompass'],
  ['PWD', '/app'],
  ['DATABASE_URL', 'postgres://db.example.no/orders'],
  ['DATABASE_URL', 'postgres://orders:$(DB_PASSWORD)@db.example.no/orders'],
  ['DB_DSN', 'host=db.example.no password=$(DB_PASSWORD)'],
  ['KAFKA_BROKERS', 'kafka-cluster-kafka-bootstrap:9092'],
])('%s = %s is none', (name, value) => {
  expect(variable(name, value)).toEqual([]);
});

test('a secret by reference is none', () => {
  const valueFrom = { secretKeyRef: { name: 'orders-database', key: 'password' } };
  expect(findings({ env: [{ name: 'DB_PASSWORD', valueFrom }] })).toEqual([]);
});

test('the value of a secret is never shown', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{12,40}$/), (secret) => {
      const found = findings({
        env: [
          { name: 'DB_PASSWORD', value: secret },
          { name: 'URL', value: `amqp://a:${secret}@mq.example.no` },
        ],
      });
      expect(codes(found)).toEqual(['NAUST-POD-005', 'NAUST-POD-005']);
      expect(JSON.stringify(found)).not.toContain(secret);
    }),
  );
});

test('one port for two containers is a problem, also when one is a sidecar', () => {
  const ports = [{ containerPort: 8080 }];
  const found = podFindings(
    deployment(
      pod([{ ...good, ports }], [{ ...sidecar, ports: [{ containerPort: 8080, protocol: 'TCP' }] }]),
    ),
  );
  expect(codes(found)).toEqual(['NAUST-POD-006']);
});

test('one number for TCP and for UDP, and for an init container that is gone by then, is none', () => {
  const ports = [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53 }];
  expect(podFindings(deployment(pod([{ ...good, ports }], [{ ...good, name: 'migrate', ports }])))).toEqual(
    [],
  );
});

test('a port of the node is claimed once', () => {
  const ports = [
    { containerPort: 1, hostPort: 443 },
    { containerPort: 2, hostPort: 443 },
  ];
  expect(codes(findings({ ports }))).toEqual(['NAUST-POD-006']);
});

test('a probe on an init container is a problem; on a sidecar it is not', () => {
  const probe = { startupProbe: { tcpSocket: { port: 1 } } };
  expect(codes(podFindings(deployment(pod([good], [{ ...good, ...probe }]))))).toEqual(['NAUST-POD-008']);
  expect(podFindings(deployment(pod([good], [{ ...sidecar, ...probe }])))).toEqual([]);
});

describe('a liveness probe', () => {
  const asks = (path: string) => ({ httpGet: { path, port: 8080 } });
  const hasty = { ...asks('/health'), initialDelaySeconds: 1, periodSeconds: 1, failureThreshold: 1 };

  test('that ends a container while it starts is a problem, unless a startup probe comes before it', () => {
    expect(codes(findings({ livenessProbe: hasty }))).toEqual(['NAUST-POD-009']);
    expect(codes(findings({ livenessProbe: hasty, startupProbe: asks('/health') }))).toEqual([]);
    expect(codes(findings({ livenessProbe: { ...hasty, failureThreshold: 10 } }))).toEqual([]);
    expect(codes(findings({ livenessProbe: asks('/health') }))).toEqual([]);
  });

  test('may not end it before a readiness probe that asks the same has asked twice', () => {
    const livenessProbe = { ...asks('/health'), periodSeconds: 10, failureThreshold: 3 };
    const readiness = { initialDelaySeconds: 15, periodSeconds: 10 };
    const found = (path: string) =>
      codes(findings({ livenessProbe, readinessProbe: { ...asks(path), ...readiness } }));
    expect(found('/health')).toEqual(['NAUST-POD-009']);
    expect(found('/ready')).toEqual([]);
  });
});

describe('a Deployment', () => {
  const tcp = { tcpSocket: { port: 8080 } };
  const slow = (startupFailures: number) => ({ startupProbe: { ...tcp, failureThreshold: startupFailures } });
  const found = (containers: Fields[], sidecars: Fields[], spec: Fields = {}) =>
    codes(
      podFindings({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        spec: { ...spec, template: { spec: pod(containers, sidecars) } },
      }),
    );

  test('waits longer than its containers may take to start, with its sidecars before them', () => {
    expect(found([{ ...good, ...slow(60) }], [])).toEqual([]);
    expect(found([{ ...good, ...slow(61) }], [])).toEqual(['NAUST-POD-010']);
    expect(found([{ ...good, ...slow(31) }], [{ ...sidecar, ...slow(30) }])).toEqual([]);
    expect(found([{ ...good, ...slow(31) }], [{ ...sidecar, ...slow(31) }])).toEqual(['NAUST-POD-010']);
    expect(found([{ ...good, ...slow(61) }], [], { progressDeadlineSeconds: 601 })).toEqual([]);
  });

  test('waits longer than until they are asked whether they are ready', () => {
    const asked = (initialDelaySeconds: number) => [
      { ...good, readinessProbe: { ...tcp, initialDelaySeconds } },
    ];
    expect(found(asked(599), [])).toEqual([]);
    expect(found(asked(600), [])).toEqual(['NAUST-POD-010']);
    expect(found(asked(500), [], { minReadySeconds: 100 })).toEqual(['NAUST-POD-010']);
  });
});

test('everything wrong is said at once', () => {
  const found = findings({ image: 'orders', resources: {}, env: [{ name: 'API_TOKEN', value: 'kompass' }] });
  expect(codes(found)).toEqual(['NAUST-VAL-004', 'NAUST-POD-001', 'NAUST-POD-001', 'NAUST-POD-005']);
});

test('no shape of an object makes a rule throw', () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  const codesAreOurs = fc.property(anything, anything, anything, (containers, env, ports) => {
    const found = [
      ...podFindings(deployment({ containers, initContainers: containers } as Fields)),
      ...podFindings(deployment(pod([{ ...good, env, ports, resources: env }]))),
    ];
    return codes(found).every((code) => /^NAUST-(POD|VAL)-/.test(code));
  });
  expect(() => fc.assert(codesAreOurs)).not.toThrow();
});
