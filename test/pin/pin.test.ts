import { ApiObject, App, Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { Namespace } from '../../src/cluster';
import { Entry, Gateway, Tls } from '../../src/gateway';
import { pinFindings, pinOfNamespace } from '../../src/pin';
import { call, name, text, texts } from '../../src/pin/cel/expression';
import { writeCel } from '../../src/pin/cel/write';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { objectsOf, problemsOf } from '../../src/testing';
import { Microservice } from '../../src/workload';
import { helsinki, nordic } from '../workload/nordic';
import { cases } from './cases';
import { pinned } from './stack';

const image = 'registry.example.no/shop/orders:1.0.0';
const codesOf = (platform: Platform) => [...new Set(problemsOf(platform).map(({ code }) => code))];

describe('a pinned namespace', () => {
  const { cluster } = pinned();
  const pin = pinOfNamespace(cluster, 'customers')!;

  test.each(cases)('knows at synth whether the cluster takes $called', ({ object, taken }) => {
    expect(pinFindings(object, pin).length === 0).toBe(taken);
  });

  test('refuses ephemeral volumes of other storage with the pod that has them', () => {
    const claim = (storageClassName?: string) => ({
      name: 'scratch',
      ephemeral: { volumeClaimTemplate: { spec: { storageClassName } } },
    });
    const found = ['local-path-personal-data', 'local-path', undefined].map((storageClass) => {
      const spec = {
        nodeSelector: { 'topology.kubernetes.io/region': 'norway' },
        volumes: [claim(storageClass)],
      };
      return pinFindings({ apiVersion: 'v1', kind: 'Pod', spec }, pin).map(({ code }) => code);
    });
    expect(found).toEqual([[], ['NAUST-RES-015'], ['NAUST-RES-015']]);
  });

  test('looks at objects of every chart that go there, and at none that do not', () => {
    const made = pinned();
    const chart = new Chart(made.cluster, 'more');
    for (const namespace of ['customers', 'elsewhere'])
      new ApiObject(chart, namespace, {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data', namespace },
        spec: { storageClassName: 'local-path' },
      });
    expect(problemsOf(made.platform).map(({ code, path }) => [code, path])).toEqual([
      ['NAUST-RES-015', 'shop-test/nordic/more/customers'],
    ]);
  });

  test('says at synth that a Deployment of cdk8s-plus would be refused', () => {
    const made = pinned();
    new Deployment(made.customers, 'plain', { containers: [{ image }] });
    expect(codesOf(made.platform)).toContain('NAUST-RES-014');
  });

  test('pins workloads and gateways by itself', () => {
    const made = pinned();
    const orders = new Microservice(made.customers, 'orders', { image, personalData: false });
    new Gateway(made.customers, 'gateway', {
      host: 'shop.example.no',
      entry: Entry.loadBalancer(),
      tls: Tls.secret('shop-tls'),
      routes: { '/': orders },
    });
    expect(codesOf(made.platform)).toEqual(['NAUST-CLU-009']);
  });

  test('takes no gateway on the ports of nodes that are elsewhere', () => {
    const made = pinned();
    const edge = made.cluster.namespace('edge', { holds: 'personalData', podSecurity: 'privileged' });
    new Gateway(edge, 'gateway', {
      host: 'shop.example.no',
      entry: Entry.hostPorts(made.cluster.pools.apps),
      tls: Tls.secret('shop-tls'),
      routes: { '/': { host: '192.0.2.11', port: 80, networks: ['192.0.2.0/24'] } },
    });
    expect(codesOf(made.platform)).toEqual(['NAUST-RES-003']);
  });

  test('has no node where its data may rest', () => {
    const made = nordic(helsinki);
    const ns = made.cluster.namespace('customers', { holds: 'personalData' });
    new Microservice(ns, 'orders', { image });
    expect(codesOf(made.platform)).toEqual(['NAUST-RES-003']);
  });

  test('has workloads that handle what it holds, unless they say otherwise', () => {
    const made = pinned();
    new Microservice(made.customers, 'orders', { image });
    const deployment = objectsOf(made.platform).find(({ kind }) => kind === 'Deployment');
    expect(JSON.stringify(deployment)).toContain('"values":["norway"]');
  });

  test('outside a cluster is pinned to every country that the policy allows', () => {
    const platform = new Platform({ name: 'shop', residency: Residency.countries(['NO', 'SE']) });
    new Namespace(platform, 'logs', { holds: 'telemetry' });
    expect(pinOfNamespace(platform, 'logs')?.regions).toEqual(['norway', 'sweden']);
    const app = new App();
    new Namespace(app, 'logs', { holds: 'telemetry' });
    expect(pinOfNamespace(app, 'logs')?.regions).toEqual(['norway']);
  });

  test('brings its policies once, however many there are', () => {
    const made = pinned();
    made.cluster.namespace('more', { holds: 'personalData' });
    made.cluster.namespace('logs', { holds: 'telemetry' });
    const policies = objectsOf(made.platform).filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
    expect(policies.map((policy) => (policy['metadata'] as { name: string }).name)).toEqual([
      'naust-personal-data-pods',
      'naust-personal-data-claims',
      'naust-telemetry-pods',
      'naust-telemetry-claims',
    ]);
  });
});

describe('CEL', () => {
  test('puts operators into parentheses, and nothing else', () => {
    const [a, b] = [name('a'), text("it's")];
    expect(
      writeCel(call(texts(['x', 'y']), 'all', a, { kind: 'operator', operator: '==', sides: [a, b] })),
    ).toBe("['x', 'y'].all(a, a == 'it\\'s')");
  });

  test('has no text that ends its string early, or is on two lines', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const written = writeCel(text(value));
        expect(written).toMatch(/^'([^'\\\n\r]|\\['\\]|\\u[0-9a-f]{4})*'$/);
      }),
    );
  });
});
