import { type Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { Cluster } from '../../src/cluster';
import { problemsBelow } from '../../src/kernel';
import { Observability } from '../../src/observability';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { filesOf, objectsOf, problemsOf, Template } from '../../src/testing';
import {
  External,
  type LogsProps,
  Microservice,
  type MicroserviceProps,
  type Sidecar,
} from '../../src/workload';
import { nordic, oslo } from './nordic';
import { type KubernetesObject, container, object, pod, shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';
const directory = '/var/log/orders';

/** What somebody writes who needs another one. */
class Exporter implements Sidecar {
  readonly name: string = 'exporter';

  constructor(private readonly change: object = {}) {}

  pod() {
    const amount = { cpu: Cpu.millis(50), memory: Size.mebibytes(64) };
    return {
      container: {
        image: 'registry.example.no/platform/exporter:1.0.0',
        ports: [{ name: 'exporter', port: 9125 }],
        resources: { requests: amount, limits: amount },
        ...this.change,
      },
      files: () => ({ 'exporter.yaml': 'mappings: []' }),
      environment: { STATSD_PORT: { kind: 'value', value: '9125' } as const },
    };
  }
}

function made(props: Partial<MicroserviceProps>): Chart {
  const { chart } = shop();
  new Microservice(chart, 'orders', { image, ...props });
  return chart;
}
const codes = (props: Partial<MicroserviceProps>): string[] =>
  problemsBelow(made(props)).map(({ code }) => code);

describe('a sidecar that a user writes', () => {
  const chart = made({ sidecars: [new Exporter()] });
  const [sidecar] = pod(chart, 'orders').initContainers ?? [];

  test('is a native one, named after the workload and itself', () => {
    expect(problemsBelow(chart)).toEqual([]);
    expect(sidecar).toMatchObject({ name: 'orders-exporter', restartPolicy: 'Always' });
  });

  test('reads its files, and a change of them starts the pods anew', () => {
    expect(sidecar?.volumeMounts).toEqual([
      { name: 'exporter-files', mountPath: '/etc/sidecar', readOnly: true },
    ]);
    expect(object(chart, 'ConfigMap', 'orders-exporter')).toMatchObject({
      data: { 'exporter.yaml': 'mappings: []' },
    });
    expect(object(chart, 'Deployment', 'orders').spec.template.metadata).toMatchObject({
      annotations: { 'naust/exporter-sha256': expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  test('tells the application what the application does not say itself', () => {
    expect(container(chart, 'orders').env).toEqual([{ name: 'STATSD_PORT', value: '9125' }]);
    const own = made({ sidecars: [new Exporter()], environment: { STATSD_PORT: '1' } });
    expect(container(own, 'orders').env).toEqual([{ name: 'STATSD_PORT', value: '1' }]);
  });

  test('can do no more than the rest of the pod', () => {
    expect(sidecar).toMatchObject({
      securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    });
  });

  const amount = (cpu: number) => ({ cpu: Cpu.millis(cpu), memory: Size.mebibytes(64) });
  const throwing: Sidecar = {
    name: 'exporter',
    pod: () => {
      throw new Error('no');
    },
  };
  test.each<[string, string, readonly Sidecar[]]>([
    ['without limits', 'NAUST-POD-007', [new Exporter({ resources: { requests: amount(50) } })]],
    ['without resources', 'NAUST-VAL-030', [new Exporter({ resources: undefined })]],
    [
      'that asks for more than its limit',
      'NAUST-POD-003',
      [new Exporter({ resources: { requests: amount(60), limits: amount(50) } })],
    ],
    [
      'on the port of the application',
      'NAUST-POD-006',
      [new Exporter({ ports: [{ name: 'a', port: 8080 }] })],
    ],
    [
      'that mounts what there is not',
      'NAUST-POD-017',
      [new Exporter({ mounts: [{ volume: 'data', path: '/data' }] })],
    ],
    ['of an image without a tag', 'NAUST-VAL-004', [new Exporter({ image: 'exporter' })]],
    ['twice', 'NAUST-POD-011', [new Exporter(), new Exporter({ ports: [] })]],
    [
      'whose name is too long',
      'NAUST-POD-011',
      [{ ...new Exporter(), name: 'x'.repeat(60), pod: () => new Exporter().pod() }],
    ],
    ['that throws', 'NAUST-POD-012', [throwing]],
    ['that is none', 'NAUST-VAL-030', ['exporter' as unknown as Sidecar]],
  ])('%s is a problem', (_, code, sidecars) => expect([...new Set(codes({ sidecars }))]).toEqual([code]));

  test('that says nothing of use is a problem without a stack trace', () => {
    expect(codes({ sidecars: [{ name: 'exporter', pod: () => undefined } as unknown as Sidecar] })).toContain(
      'NAUST-VAL-030',
    );
  });

  test.each([
    ['NAUST-POD-007', { name: 'spy', image }],
    [
      'NAUST-POD-006',
      {
        name: 'spy',
        image,
        ports: [{ containerPort: 8080 }],
        resources: { requests: { cpu: '1', memory: '1Mi' }, limits: { cpu: '1', memory: '1Mi' } },
      },
    ],
    [
      'NAUST-POD-003',
      {
        name: 'spy',
        image,
        resources: { requests: { cpu: '2', memory: '1Mi' }, limits: { cpu: '1', memory: '1Mi' } },
      },
    ],
  ])('%s holds for what the hook adds, too', (code, spy) => {
    const added = [{ ...spy, restartPolicy: 'Always' }];
    const found = codes({ pod: (t) => ({ ...t, spec: { ...t.spec, initContainers: added } }) });
    expect([...new Set(found)]).toEqual([code]);
  });
});

describe('logs that are shipped', () => {
  function observed(logs: LogsProps | string, first: 'logs' | 'loki' = 'logs') {
    const { platform, cluster, shop: namespace } = nordic();
    const observe = () => new Observability(cluster, 'observability', { on: cluster.pools.oslo });
    if (first === 'loki') observe();
    new Microservice(namespace, 'orders', { image, logs });
    if (first === 'logs') observe();
    return { platform, chart: namespace };
  }
  const configOf = (chart: Chart, file: string): string =>
    (object(chart, 'ConfigMap', 'orders-logs') as unknown as { data: Record<string, string> }).data[file]!;

  test('are read by Alloy where nothing is said', () => {
    const { chart } = observed({ directory });
    expect(pod(chart, 'orders').initContainers?.[0]?.image).toMatch(/^docker\.io\/grafana\/alloy:/);
    const config = configOf(chart, 'config.alloy');
    expect(config).toContain('"http://loki.observability.svc:3100/loki/api/v1/push"');
    expect(config).toContain('stage.replace');
  });

  test.each(['alloy', 'fluent-bit', 'fluentd'] as const)(
    'by %s are found by the labels of all other logs',
    (by) => {
      const { chart } = observed({ directory, by, image: by === 'fluentd' ? image : undefined });
      const [text] = Object.values(
        (object(chart, 'ConfigMap', 'orders-logs') as unknown as { data: Record<string, string> }).data,
      );
      for (const label of ['namespace', 'app', 'pod', 'container']) expect(text).toContain(label);
      expect(text).toContain('loki.observability.svc');
    },
  );

  test.each(['alloy', 'fluent-bit', 'fluentd', 'tail'] as const)(
    'by %s are read beside the application, with probes and limits',
    (by) => {
      const { platform, chart } = observed({ directory, by, image: by === 'fluentd' ? image : undefined });
      expect(problemsOf(platform).filter(({ path }) => path.startsWith('shop-test/nordic/shop'))).toEqual([]);
      const [sidecar] = pod(chart, 'orders').initContainers ?? [];
      expect(sidecar).toMatchObject({
        restartPolicy: 'Always',
        livenessProbe: expect.any(Object) as object,
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
      });
      expect(sidecar?.volumeMounts).toContainEqual({ name: 'logs', mountPath: directory, readOnly: true });
    },
  );

  test.each(['logs', 'loki'] as const)(
    'find a way to Loki at both ends, whichever is declared first: %s',
    (first) => {
      const { platform } = observed({ directory }, first);
      const policies = (objectsOf(platform) as unknown as KubernetesObject[]).filter(
        ({ kind }) => kind === 'NetworkPolicy',
      );
      const of = (name: string) => policies.find(({ metadata }) => metadata.name === name)?.spec;
      expect(JSON.stringify(of('orders')?.egress)).toContain('"app.kubernetes.io/name":"loki"');
      expect(JSON.stringify(of('loki')?.ingress)).toContain('"app.kubernetes.io/name":"orders"');
    },
  );

  const loki = (chart: Chart) =>
    External.cidrs(chart, 'loki', { host: 'logs.example.no', cidrs: ['192.0.2.0/24'] });
  const recipient = { name: 'Loggtjenesten', country: 'NO', purpose: 'keeping logs' } as const;

  function sent(logs: (at: External) => LogsProps): string[] {
    const { chart } = shop();
    new Microservice(chart, 'orders', { image, logs: logs(loki(chart)) });
    return problemsBelow(chart).map(({ code }) => code);
  }

  test('may go to another Loki, by a way that is opened to it alone', () => {
    const { chart } = shop();
    new Microservice(chart, 'orders', { image, logs: { directory, to: { at: loki(chart), recipient } } });
    expect(problemsBelow(chart)).toEqual([]);
    expect(configOf(chart, 'config.alloy')).toContain('"https://logs.example.no:443/loki/api/v1/push"');
    expect(JSON.stringify(Template.of(chart).object('NetworkPolicy', 'orders'))).toContain('192.0.2.0/24');
  });

  test.each<[string, string, (at: External) => LogsProps]>([
    ['to a Loki that there is not', 'NAUST-POD-013', () => ({ directory })],
    ['to nobody knows whom', 'NAUST-POD-014', (at) => ({ directory, to: { at } })],
    [
      'out of what the policy allows',
      'NAUST-RES-006',
      (at) => ({ directory, to: { at, recipient: { ...recipient, country: 'DE' } } }),
    ],
    [
      'by a Fluentd of no image',
      'NAUST-POD-015',
      (at) => ({ directory, by: 'fluentd', to: { at, recipient } }),
    ],
    ['by tail, to a Loki', 'NAUST-POD-016', (at) => ({ directory, by: 'tail', to: { at, recipient } })],
    [
      'to a path that Fluentd does not end in',
      'NAUST-POD-016',
      (at) => ({ directory, by: 'fluentd', image, to: { at, recipient, path: '/push' } }),
    ],
    [
      'out of a directory of the image',
      'NAUST-WRK-006',
      (at) => ({ directory: '/etc/orders', to: { at, recipient } }),
    ],
  ])('%s are a problem', (_, code, logs) => expect(sent(logs)).toEqual([code]));
});

test('fifty services with sidecars are counted with fifty sidecars', () => {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const allocatable = { cpu: 64, memory: Size.gibibytes(256), disk: Size.gibibytes(900) };
  const cluster = Cluster.existing(platform, 'nordic', {
    pools: { apps: { nodes: ['a', 'b'].map((name) => ({ name, place: oslo, allocatable })) } },
    cni: 'cilium',
    controlPlane: oslo,
    podNetwork: '10.244.0.0/16',
  });
  const namespace = cluster.namespace('shop');
  for (let n = 0; n < 50; n++) {
    new Microservice(namespace, `orders-${n}`, {
      image,
      logs: directory,
      sidecars: [new Exporter()],
      replicas: 1,
    });
  }
  const { clusters } = JSON.parse(filesOf(platform).get('naust.out/shop/report/capacity.json')!) as {
    readonly clusters: readonly { readonly sidecars: readonly Sum[] }[];
  };
  const { sidecars } = clusters[0]!;
  const sum = (of: RegExp, key: 'cpuMillis' | 'memoryBytes'): number =>
    sidecars.filter(({ name }) => of.test(name)).reduce((all, each) => all + each[key], 0);
  expect(sidecars.filter(({ name }) => name.endsWith('-logs'))).toHaveLength(50);
  expect([sum(/-logs$/, 'cpuMillis'), sum(/-logs$/, 'memoryBytes')]).toEqual([5000, 50 * 128 * 1024 ** 2]);
  expect([sum(/-exporter$/, 'cpuMillis'), sum(/-exporter$/, 'memoryBytes')]).toEqual([
    2500,
    50 * 64 * 1024 ** 2,
  ]);
});

interface Sum {
  readonly name: string;
  readonly cpuMillis: number;
  readonly memoryBytes: number;
}
