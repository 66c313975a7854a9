import { Chart, Testing } from 'cdk8s';
import { problemsBelow } from '../../src/kernel';
import { Residency } from '../../src/residency';
import { problemsOf, Template } from '../../src/testing';
import { Microservice, type MicroserviceProps, Worker } from '../../src/workload';
import { helsinki, nordic, oslo } from './nordic';
import { type KubernetesObject, pod, shop } from './objects';

const image = 'registry.example.no/shop/customers:1.0.0';
type Nordic = ReturnType<typeof nordic>;

function requirements(spec: unknown): unknown {
  const affinity = spec as {
    nodeAffinity?: {
      requiredDuringSchedulingIgnoredDuringExecution?: {
        nodeSelectorTerms?: { matchExpressions: { key: string; values: string[] }[] }[];
      };
    };
  };
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return terms?.[0] && Object.fromEntries(terms[0].matchExpressions.map(({ key, values }) => [key, values]));
}

function placed(props: (made: Nordic) => Partial<MicroserviceProps>, made = nordic()) {
  new Microservice(made.shop, 'customers', { image, ...props(made) });
  const problems = problemsOf(made.platform).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) return problems.map((problem) => problem.code);
  const { spec } = Template.of(made.platform).object<KubernetesObject>('Deployment', 'customers');
  return requirements(spec.template.spec.affinity);
}

test('an ordinary workload runs on any node', () => {
  expect(placed(() => ({}))).toBeUndefined();
});

test('personal data is held to where the policy lets it rest', () => {
  expect(placed(() => ({ personalData: true }))).toEqual({ 'topology.kubernetes.io/region': ['norway'] });
});

test('of the countries of a wide policy, those are named where the cluster is', () => {
  expect(placed(() => ({ personalData: true }), nordic(oslo, Residency.eea()))).toEqual({
    'topology.kubernetes.io/region': ['finland', 'norway'],
  });
});

test('personal data with no node where it may rest is a problem', () => {
  expect(placed(() => ({ personalData: true }), nordic(helsinki))).toEqual(['NAUST-RES-003']);
});

test('a pool holds its pods', () => {
  expect(placed(({ cluster }) => ({ on: cluster.pools.apps }))).toMatchObject({ 'naust/pool': ['apps'] });
});

test('a pool and personal data hold together', () => {
  expect(placed(({ cluster }) => ({ on: cluster.pools.oslo, personalData: true }))).toEqual({
    'naust/pool': ['oslo'],
    'topology.kubernetes.io/region': ['norway'],
  });
});

test('personal data in a pool where it may not rest is a problem', () => {
  expect(placed(({ cluster }) => ({ on: cluster.pools.apps, personalData: true }))).toEqual([
    'NAUST-RES-003',
  ]);
});

test('a pool of another cluster is a problem', () => {
  const other = nordic();
  expect(placed(() => ({ on: other.cluster.pools.apps }))).toEqual(['NAUST-WRK-007']);
});

test('a worker is held like a service', () => {
  const { platform, shop: namespace } = nordic(helsinki);
  new Worker(namespace, 'projection', { image, alive: ['/app/alive'], personalData: true });
  expect(problemsOf(platform).map((problem) => problem.code)).toEqual(['NAUST-RES-003']);
});

test('where there is no platform, personal data is held to Norway', () => {
  const { chart } = shop();
  new Microservice(chart, 'customers', { image, personalData: true });
  expect(problemsBelow(chart)).toEqual([]);
  expect(requirements(pod(chart, 'customers').affinity)).toEqual({
    'topology.kubernetes.io/region': ['norway'],
  });
});

test('a call to another cluster is a problem', () => {
  const { platform, shop: namespace } = nordic();
  const customers = new Microservice(namespace, 'customers', { image });
  const elsewhere = new Chart(Testing.app(), 'elsewhere', { namespace: 'shop' });
  customers.calls(new Microservice(elsewhere, 'orders', { image }));
  expect(problemsOf(platform).map((problem) => problem.code)).toContain('NAUST-WRK-015');
});

test('what the rules of pods find is told once in a platform', () => {
  const { platform, shop: namespace } = nordic();
  new Microservice(namespace, 'customers', { image, environment: { DB_PASSWORD: 'kompass' } });
  new Microservice(namespace, 'orders', {
    image,
    pod: (t) => ({
      ...t,
      spec: {
        ...t.spec,
        containers: [],
        initContainers: [
          {
            name: 'a',
            image: 'a',
            resources: { limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: 1, memory: '1Gi' } },
          },
        ],
      },
    }),
  });
  expect(
    problemsOf(platform)
      .map((problem) => problem.code)
      .sort(),
  ).toEqual(['NAUST-POD-005', 'NAUST-VAL-004']);
});
