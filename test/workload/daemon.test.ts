import { Duration } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { problemsBelow } from '../../src/kernel';
import { problemsOf, Template } from '../../src/testing';
import { Daemon, type DaemonProps, Microservice } from '../../src/workload';
import { nordic } from './nordic';
import { object, objects, shop } from './objects';

const image = 'registry.example.no/platform/agent:1.0.0';
const alive = ['/agent', 'alive'];

function made(props: Partial<DaemonProps> = {}) {
  const { chart } = shop();
  new Daemon(chart, 'agent', { image, alive, ...props });
  return chart;
}

const codes = (props: Partial<DaemonProps>): string[] => problemsBelow(made(props)).map(({ code }) => code);

test('the shortest one changes node by node, with the share of a sidecar', () => {
  const chart = made();
  expect(problemsBelow(chart)).toEqual([]);
  expect(objects(chart).map(({ kind }) => kind)).toEqual(['NetworkPolicy', 'DaemonSet']);
  const { spec } = object(chart, 'DaemonSet', 'agent');
  expect(spec).toMatchObject({
    selector: { matchLabels: { 'app.kubernetes.io/name': 'agent' } },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
  });
  expect(spec.template.spec.containers[0]?.resources).toEqual({
    requests: { cpu: '100m', memory: '128Mi' },
    limits: { cpu: '500m', memory: '256Mi' },
  });
  expect(spec.template.spec).not.toHaveProperty('tolerations');
  expect(spec.template.spec).not.toHaveProperty('topologySpreadConstraints');
});

test('stands on nodes that refuse others when it tolerates what they refuse by', () => {
  const tolerations = (tolerates: DaemonProps['tolerates']) =>
    (object(made({ tolerates }), 'DaemonSet', 'agent').spec.template.spec as { tolerations?: unknown })
      .tolerations;
  expect(tolerations('everything')).toEqual([{ operator: 'Exists' }]);
  expect(
    tolerations([
      { key: 'dedicated', value: 'database' },
      { key: 'gpu', effect: 'NoSchedule' },
    ]),
  ).toEqual([
    { key: 'dedicated', operator: 'Equal', value: 'database' },
    { key: 'gpu', operator: 'Exists', effect: 'NoSchedule' },
  ]);
});

test.each<[string, Partial<DaemonProps>]>([
  ['NAUST-WRK-019', { alive: undefined }],
  ['NAUST-WRK-021', { heartbeat: { file: '/tmp/heartbeat', maxAge: Duration.minutes(2) } }],
  ['NAUST-VAL-006', { tolerates: [{ key: 'a b' }] }],
  ['NAUST-VAL-007', { tolerates: [{ key: 'dedicated', value: 'a b' }] }],
  ['NAUST-VAL-030', { tolerates: 'nothing' as 'everything' }],
  ['NAUST-VAL-020', { maxUnavailable: 0 }],
  ['NAUST-WRK-002', { gracePeriod: Duration.seconds(0) }],
])('%s for %j', (code, change) => expect(codes(change)).toEqual([code]));

test('is counted on every node that it stands on', () => {
  const problems = (props: Partial<DaemonProps>) => {
    const { platform, shop: namespace } = nordic();
    new Daemon(namespace, 'agent', { image, alive, ...props });
    return problemsOf(platform).map(({ code, got }) => [code, got]);
  };
  const large = { cpu: Cpu.units(7), cpuLimit: Cpu.units(8) };
  expect(problems(large)).toEqual([]);
  const nine = { cpu: Cpu.units(9), cpuLimit: Cpu.units(9) };
  expect(problems(nine)).toEqual([['NAUST-CAP-001', expect.stringContaining('2 of 2 pods') as string]]);
  expect(problems({ ...nine, tolerates: 'everything' })).toEqual([
    ['NAUST-CAP-001', expect.stringContaining('3 of 3 pods') as string],
  ]);
});

test('in a namespace that holds personal data is admitted by a node selector, which its pods keep', () => {
  const { platform, cluster } = nordic();
  new Daemon(cluster.namespace('care', { holds: 'personalData' }), 'agent', { image, alive });
  expect(problemsOf(platform)).toEqual([]);
  const { spec } = Template.of(platform).object<{ spec: { template: object } }>('DaemonSet', 'agent');
  expect(spec.template).toMatchObject({
    spec: { nodeSelector: { 'topology.kubernetes.io/region': 'norway' } },
  });
});

test('with personal data counts the nodes that it tolerates among the places of that data', () => {
  const { platform, cluster, shop: namespace } = nordic();
  new Daemon(namespace, 'agent', { image, alive, personalData: true, tolerates: 'everything' });
  expect(problemsOf(platform).filter(({ severity }) => severity === 'error')).toEqual([]);
  const { spec } = Template.of(platform).object<{ spec: { template: object } }>('DaemonSet', 'agent');
  expect(cluster.nodes.map(({ name }) => name)).toContain('server-1');
  expect(JSON.stringify(spec.template)).toContain('"values":["norway"]');
});

describe('the start of a daemon', () => {
  const startup = (props: Partial<DaemonProps>) =>
    object(made(props), 'DaemonSet', 'agent').spec.template.spec.containers[0]?.startupProbe;

  test('takes 5 minutes at most, or as long as is said', () => {
    expect(startup({})).toMatchObject({ exec: { command: alive }, periodSeconds: 5, failureThreshold: 61 });
    expect(startup({ startsWithin: Duration.minutes(10) })).toMatchObject({ failureThreshold: 121 });
  });

  test('is not asked for where nobody can be asked', () =>
    expect(startup({ alive: undefined })).toBeUndefined());

  test('has a range', () => expect(codes({ startsWithin: Duration.seconds(0) })).toEqual(['NAUST-WRK-002']));
});

describe('the caps of a daemon', () => {
  function asked(concurrency: number, props: Partial<DaemonProps> = {}) {
    const { platform, shop: namespace } = nordic();
    const inventory = new Microservice(namespace, 'inventory', { image, replicas: 1, concurrency });
    new Daemon(namespace, 'agent', { image, alive, ...props }).calls(inventory, {
      concurrency: { connections: 10 },
    });
    return problemsOf(platform)
      .filter(({ code }) => code.startsWith('NAUST-RSL'))
      .map(({ code, got }) => ({ code, got }));
  }

  test('count on every node that it stands on', () => {
    expect(asked(20)).toEqual([]);
    expect(asked(19)).toEqual([
      { code: 'NAUST-RSL-023', got: '20 requests (agent: 2 x 10), and 1 x 19 of its own pods' },
    ]);
  });

  test('count on those that refuse others, where it tolerates what they refuse by', () => {
    expect(asked(30, { tolerates: 'everything' })).toEqual([]);
    expect(asked(29, { tolerates: 'everything' })).toMatchObject([{ code: 'NAUST-RSL-023' }]);
  });
});
