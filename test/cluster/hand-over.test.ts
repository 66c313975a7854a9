import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type ApiObjectProps, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Cluster, EtcdSnapshots, K3sUpgrades, Namespace } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Place, Residency } from '../../src/residency';
import { filesOf, problemsOf } from '../../src/testing';
import { exampleState } from '../providers/example-site';
import { exampleHost, exampleMachines, examplePlan, existingMachines, oslo } from './example-machines';

const bucket = Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' });
const snapshots = EtcdSnapshots.s3({ bucket: 'shop-etcd', endpoint: 's3.osl2.safedc.net', place: bucket });

function made(change: object = {}) {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const cluster = new Cluster(platform, 'nordic', {
    machines: exampleMachines(),
    state: exampleState,
    servers: { count: 3, plan: examplePlan },
    pools: { apps: { count: 1, plan: examplePlan }, oslo: { machines: existingMachines(exampleHost()) } },
    snapshots,
    ...change,
  });
  new K3sUpgrades(cluster, 'k3s-upgrades');
  cluster.namespace('shop');
  return { platform, cluster };
}
const readmeOf = (platform: Platform): string =>
  filesOf(platform).get('naust.out/shop/clusters/nordic/README') ?? '';
const golden = (name: string): string => readFileSync(join(__dirname, 'golden', name), 'utf8');

describe('the README of a cluster', () => {
  test('goes from nothing to workloads, by commands', () => {
    const { platform } = made();
    expect(problemsOf(platform)).toEqual([]);
    expect(readmeOf(platform)).toBe(golden('readme-made'));
  });

  test('creates the namespaces of what holds some of its own', () => {
    const { platform, cluster } = made();
    new Namespace(new Construct(cluster, 'telemetry'), 'observability');
    expect(readmeOf(platform)).toContain(
      '  kubectl create namespace shop\n  kubectl create namespace observability\n',
    );
  });

  describe('lists the Secrets that something reads and nothing makes', () => {
    const secretsOf = (...objects: readonly ApiObjectProps[]): readonly string[] => {
      const { platform, cluster } = made();
      const chart = cluster.namespace('billing');
      objects.forEach((object, index) => new ApiObject(chart, `object-${index}`, object));
      const lines = readmeOf(platform).split('\n');
      return lines.filter((line) => line.startsWith('  kubectl -n billing create secret'));
    };
    const pod = (spec: object) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'reader' }, spec });
    const container = (fields: object) => pod({ containers: [{ ...plain, ...fields }] });
    const limits = { cpu: '10m', memory: '16Mi' };
    const plain = { name: 'main', image: 'example.no/main:1', resources: { requests: limits, limits } };
    const create = '  kubectl -n billing create secret';

    test.each<readonly [string, ApiObjectProps, string]>([
      [
        'a variable',
        container({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }] }),
        'generic db --from-file=password=secrets/billing/db/password',
      ],
      [
        'all variables at once',
        container({ envFrom: [{ secretRef: { name: 'db' } }] }),
        'generic db --from-file=secrets/billing/db',
      ],
      [
        'a volume',
        pod({ containers: [plain], volumes: [{ name: 'v', secret: { secretName: 'files' } }] }),
        'generic files --from-file=secrets/billing/files',
      ],
      [
        'a projected volume',
        pod({
          containers: [plain],
          volumes: [
            {
              name: 'v',
              projected: { sources: [{ secret: { name: 'ca', items: [{ key: 'a', path: 'a' }] } }] },
            },
          ],
        }),
        'generic ca --from-file=a=secrets/billing/ca/a',
      ],
      [
        'what pulls images',
        pod({ containers: [plain], imagePullSecrets: [{ name: 'registry' }] }),
        'docker-registry registry --from-file=.dockerconfigjson=secrets/billing/registry/.dockerconfigjson',
      ],
      [
        'a listener of a Gateway',
        {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'Gateway',
          metadata: { name: 'edge' },
          spec: { listeners: [{ name: 'https', tls: { certificateRefs: [{ name: 'edge-tls' }] } }] },
        },
        'tls edge-tls --cert=secrets/billing/edge-tls/tls.crt --key=secrets/billing/edge-tls/tls.key',
      ],
    ])('by %s', (_, object, command) => expect(secretsOf(object)).toEqual([`${create} ${command}`]));

    const reading = (name: string) =>
      container({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name, key: 'password' } } }] });

    test.each<readonly [string, ApiObjectProps]>([
      ['itself', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db' } }],
      [
        'a SealedSecret',
        { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'db' } },
      ],
      [
        'an ExternalSecret',
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ExternalSecret',
          metadata: { name: 'of-db' },
          spec: { target: { name: 'db' } },
        },
      ],
      [
        'a Certificate',
        {
          apiVersion: 'cert-manager.io/v1',
          kind: 'Certificate',
          metadata: { name: 'c' },
          spec: { secretName: 'db' },
        },
      ],
    ])('but for those that come of %s', (_, object) => expect(secretsOf(object, reading('db'))).toEqual([]));

    test('and for those that may be missing', () => {
      const secretKeyRef = { name: 'db', key: 'password', optional: true };
      expect(secretsOf(container({ env: [{ name: 'A', valueFrom: { secretKeyRef } }] }))).toEqual([]);
    });

    test('each once, with every key, and safe in a shell whatever its name', () => {
      const keyed = (key: string) => ({
        ...reading("it's"),
        metadata: { name: key },
        spec: {
          containers: [
            { ...plain, env: [{ name: 'A', valueFrom: { secretKeyRef: { name: "it's", key } } }] },
          ],
        },
      });
      expect(secretsOf(keyed('b'), keyed('a'))).toEqual([
        `${create} generic 'it'\\''s' '--from-file=a=secrets/billing/it'\\''s/a' '--from-file=b=secrets/billing/it'\\''s/b'`,
      ]);
    });
  });

  test('asks for kinds that others define, and not for those that the output does', () => {
    const { platform, cluster } = made();
    const chart = cluster.namespace('billing');
    const apiVersion = 'example.no/v1';
    new ApiObject(chart, 'ours', { apiVersion, kind: 'Ours', metadata: { name: 'a' } });
    new ApiObject(chart, 'theirs', { apiVersion, kind: 'Theirs', metadata: { name: 'a' } });
    new ApiObject(chart, 'definition', {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'ours.example.no' },
      spec: { group: 'example.no', names: { kind: 'Ours' } },
    });
    const asked = readmeOf(platform)
      .split('\n')
      .filter((line) => line.startsWith('  kubectl explain'));
    expect(asked).toEqual(['  kubectl explain --api-version=example.no/v1 Theirs >/dev/null']);
  });

  test('names the host to ask where Terraform makes nothing', () => {
    const platform = new Platform({ name: 'shop', residency: Residency.norway() });
    new Cluster(platform, 'nordic', {
      servers: { machines: existingMachines(exampleHost()), singleNode: true },
      pools: {},
      api: { host: 'api.example.no' },
    });
    expect(readmeOf(platform)).toContain('server=198.51.100.7\n');
    expect(readmeOf(platform)).toContain('s/127\\.0\\.0\\.1/api.example.no/');
    expect(readmeOf(platform)).not.toContain('terraform');
  });

  test('labels the nodes of a cluster that something else built', () => {
    const platform = new Platform({ name: 'shop', residency: Residency.norway() });
    const cluster = Cluster.existing(platform, 'nordic', {
      pools: {
        apps: {
          singleNode: true,
          nodes: [
            {
              name: 'node-1',
              place: oslo,
              allocatable: { cpu: 7.5, memory: Size.gibibytes(28), disk: Size.gibibytes(90) },
            },
          ],
        },
      },
      cni: 'calico',
      controlPlane: oslo,
      podNetwork: '10.244.0.0/16',
    });
    cluster.namespace('shop');
    expect(problemsOf(platform)).toEqual([]);
    expect(readmeOf(platform)).toBe(golden('readme-existing'));
    expect([...filesOf(platform).keys()].filter((path) => path.startsWith('cdktf.out'))).toEqual([]);
  });
});
