import { Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import { takeTelemetry } from '../../src/cluster';
import { Sampling } from '../../src/collector';
import { problemsBelow } from '../../src/kernel';
import { PodTraffic } from '../../src/network';
import { Residency } from '../../src/residency';
import { objectsOf, problemsOf } from '../../src/testing';
import { Tracing, type TracingProps } from '../../src/tracing';
import {
  External,
  Microservice,
  OpenTelemetryCollector,
  type OpenTelemetryCollectorProps,
} from '../../src/workload';
import { type Nordic, nordic } from '../workload/nordic';
import { container, object, pod, shop } from '../workload/objects';

const image = 'registry.example.no/shop/orders:1.4.2';
const recipient = { name: 'Sportjenesten', country: 'NO', purpose: 'finding out what goes wrong' } as const;

/** Whatever keeps traces says so by the same door. */
function store({ cluster, shop: namespace }: Nordic): void {
  const traffic = new PodTraffic(namespace, 'tempo', { name: 'tempo', labels: { app: 'tempo' } });
  takeTelemetry(cluster, 'traces', { host: 'tempo.shop.svc', port: 4318, traffic });
}

function traced(props: TracingProps = {}, first: 'services' | 'tracing' = 'services') {
  const stack = nordic();
  const services = () => new Microservice(stack.shop, 'orders', { image, replicas: 1 });
  if (first === 'services') services();
  new Tracing(stack.cluster, 'tracing', props);
  if (first === 'tracing') services();
  store(stack);
  return stack;
}

interface Found {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Record<string, string>;
  readonly spec: Record<string, unknown>;
}
const found = (stack: Nordic, kind: string, name: string): Found =>
  (objectsOf(stack.platform) as unknown as Found[]).find(
    (each) => each.kind === kind && each.metadata.name === name,
  )!;
const configOf = (stack: Nordic): Config =>
  parse(found(stack, 'ConfigMap', 'collector').data!['collector.yaml']!) as Config;
interface Config {
  readonly processors: Record<string, object>;
  readonly exporters: object;
  readonly service: { readonly pipelines: { readonly traces: { readonly processors: readonly string[] } } };
}
const codes = (props: TracingProps): string[] =>
  problemsOf(traced(props).platform)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

describe('a collector for a cluster', () => {
  test('has no problem, and is held to where telemetry may rest', () => {
    const stack = traced();
    expect(problemsOf(stack.platform).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(JSON.stringify(found(stack, 'Deployment', 'collector').spec)).toContain(
      'topology.kubernetes.io/region',
    );
  });

  test.each(['services', 'tracing'] as const)(
    'is told to every service, whichever comes first: %s',
    (first) => {
      const stack = traced({}, first);
      const { env } = container(stack.shop, 'orders');
      expect(env).toContainEqual({
        name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
        value: 'http://collector.tracing.svc.cluster.local:4318',
      });
      expect(env).toContainEqual({ name: 'OTEL_SERVICE_NAME', value: 'orders' });
    },
  );

  test('is reached by services and reaches the store, at both ends and at one port', () => {
    const stack = traced();
    const spec = (name: string): string => JSON.stringify(found(stack, 'NetworkPolicy', name).spec);
    expect(spec('orders')).toContain('"port":4318');
    expect(spec('collector')).toMatch(/"from":.*orders.*"port":4318/);
    expect(spec('tempo')).toMatch(/"from":.*collector.*"port":4318/);
    expect(configOf(stack).exporters).toEqual({ otlp_http: { endpoint: 'http://tempo.shop.svc:4318' } });
  });

  test('keeps what failed or was slow, and a tenth of the rest', () => {
    expect(configOf(traced()).processors['tail_sampling']).toMatchObject({
      decision_wait: '10000ms',
      policies: [
        { type: 'status_code' },
        { latency: { threshold_ms: 1000 } },
        { probabilistic: { sampling_percentage: 10 } },
      ],
    });
  });

  test('sees each trace whole where it waits for its end, and is two where it does not', () => {
    const replicas = (props: TracingProps) => found(traced(props), 'Deployment', 'collector').spec;
    expect(replicas({})).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(replicas({ sampling: Sampling.head({ ratio: 0.5 }) })).toMatchObject({ replicas: 2 });
  });

  test('drops what tells of a person before it does anything else', () => {
    const { processors, service } = configOf(traced({ drop: ['shop.customer'] }));
    const { actions } = processors['attributes/personal'] as { readonly actions: readonly object[] };
    for (const key of ['url.query', 'user.id', 'client.address', 'shop.customer']) {
      expect(actions).toContainEqual({ key, action: 'delete' });
    }
    expect(service.pipelines.traces.processors).toEqual([
      'memory_limiter',
      'attributes/personal',
      'tail_sampling',
      'batch',
    ]);
  });

  test.each<[string, TracingProps]>([
    ['NAUST-POD-018', { sampling: Sampling.head({ ratio: 0 }) }],
    ['NAUST-POD-018', { sampling: Sampling.tail({ ratio: 1.1 }) }],
    ['NAUST-WRK-002', { sampling: Sampling.tail({ wait: Duration.seconds(0) }) }],
    ['NAUST-POD-019', { drop: ['Shop Customer'] }],
    ['NAUST-VAL-020', { memory: Size.mebibytes(64) }],
    ['NAUST-VAL-005', { namespace: 'a b' }],
  ])('%s for %j', (code, props) => expect([...new Set(codes(props))]).toEqual([code]));

  test('has to have somewhere to send them', () => {
    const { platform, cluster } = nordic();
    new Tracing(cluster, 'tracing');
    expect(problemsOf(platform).map(({ code }) => code)).toContain('NAUST-POD-013');
  });

  test('sends them out of the cluster to whom the stack names, inside of the policy', () => {
    const sent = (to: (at: External) => TracingProps['to'], residency?: Residency) => {
      const { platform, cluster, shop: namespace } = nordic(undefined, residency);
      const at = External.cidrs(namespace, 'traces', { host: 'traces.example.no', cidrs: ['192.0.2.0/24'] });
      new Tracing(cluster, 'tracing', { to: to(at) });
      return problemsOf(platform)
        .filter(({ severity, path }) => severity === 'error' && path.endsWith('tracing'))
        .map(({ code }) => code);
    };
    expect(sent((at) => ({ at, recipient }))).toEqual([]);
    expect(sent((at) => ({ at }))).toEqual(['NAUST-POD-014']);
    expect(sent((at) => ({ at, recipient: { ...recipient, country: 'US' } }))).toContain('NAUST-RES-006');
  });

  test('is one in a cluster, and in one', () => {
    const stack = traced();
    new Tracing(stack.cluster, 'second', { namespace: 'second' });
    expect(problemsOf(stack.platform).map(({ code }) => code)).toContain('NAUST-CLU-031');
    const { chart } = shop();
    new Tracing(chart, 'tracing');
    expect(problemsBelow(chart).map(({ code }) => code)).toEqual(['NAUST-CLU-030']);
  });
});

describe('a collector beside a service', () => {
  function beside(props: (at: External) => OpenTelemetryCollectorProps) {
    const { chart } = shop();
    const at = External.cidrs(chart, 'traces', { host: 'traces.example.no', cidrs: ['192.0.2.0/24'] });
    new Microservice(chart, 'orders', { image, sidecars: [new OpenTelemetryCollector(props(at))] });
    return chart;
  }

  test('is asked on the loopback of the pod alone', () => {
    const chart = beside((at) => ({ to: { at, recipient } }));
    expect(problemsBelow(chart)).toEqual([]);
    expect(pod(chart, 'orders').initContainers?.[0]).toMatchObject({
      name: 'orders-otel',
      livenessProbe: { httpGet: { port: 13133 } },
    });
    expect(container(chart, 'orders').env).toContainEqual({
      name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      value: 'http://127.0.0.1:4318',
    });
    const config = object(chart, 'ConfigMap', 'orders-otel') as unknown as { data: Record<string, string> };
    expect(config.data['collector.yaml']).toContain('endpoint: 127.0.0.1:4318');
    expect(config.data['collector.yaml']).toContain('https://traces.example.no:443');
  });

  test.each<[string, (at: External) => OpenTelemetryCollectorProps]>([
    ['NAUST-POD-013', () => ({})],
    ['NAUST-POD-014', (at) => ({ to: { at } })],
    ['NAUST-POD-018', (at) => ({ to: { at, recipient }, sampling: Sampling.head({ ratio: 2 }) })],
    ['NAUST-VAL-030', (at) => ({ to: { at, recipient }, sampling: 0.1 as unknown as Sampling })],
  ])('%s', (code, props) => expect(problemsBelow(beside(props)).map((each) => each.code)).toEqual([code]));
});
