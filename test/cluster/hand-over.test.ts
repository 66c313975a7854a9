import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Size } from 'cdk8s';
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
