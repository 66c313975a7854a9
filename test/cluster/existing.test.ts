import { Size } from 'cdk8s';
import { Cluster, type ExistingClusterProps, type ExistingNode } from '../../src/cluster';
import { Entry, Gateway, Tls } from '../../src/gateway';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { problemsOf, Template } from '../../src/testing';
import { Microservice } from '../../src/workload';
import { helsinki, oslo } from './example-machines';

const allocatable = { cpu: 7.5, memory: Size.gibibytes(28), disk: Size.gibibytes(90) };
const node = (change: Partial<ExistingNode> = {}): ExistingNode => ({
  name: 'node-1',
  place: oslo,
  allocatable,
  ...change,
});
const good: ExistingClusterProps<'apps' | 'data'> = {
  pools: {
    apps: { nodes: [node(), node({ name: 'node-2' })] },
    data: { nodes: [node({ name: 'node-3', taints: ['dedicated=database:NoSchedule'] })], singleNode: true },
  },
  cni: 'calico',
  controlPlane: oslo,
  podNetwork: '10.244.0.0/16',
};

function made(change: Partial<typeof good> = {}) {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  return { platform, cluster: Cluster.existing(platform, 'nordic', { ...good, ...change }) };
}
const codes = (change: object): string[] => problemsOf(made(change).platform).map(({ code }) => code);

describe('a cluster that something else built', () => {
  test('has no problem where it is described, and nothing of it is made', () => {
    const { platform } = made();
    expect(problemsOf(platform)).toEqual([]);
    expect(Template.of(platform).files()).toEqual([
      'naust.out/shop/clusters/nordic/README',
      ...['capacity.json', 'capacity.md', 'residency.html', 'residency.json', 'residency.md'].map(
        (name) => `naust.out/shop/report/${name}`,
      ),
    ]);
  });

  test('has pools that workloads are held to, and nodes that take none', () => {
    const { cluster } = made();
    expect(cluster.pools.apps.placement).toEqual({ pool: 'apps', regions: ['norway'] });
    expect(cluster.openNodes.map(({ name }) => name)).toEqual(['node-1', 'node-2']);
    expect(cluster.nodes[0]).toMatchObject({ cpu: 7.5, labels: { 'naust/pool': 'apps' } });
  });

  test('is checked like any other, with what runs on it', () => {
    const { platform, cluster } = made();
    const ns = cluster.namespace('shop');
    const orders = new Microservice(ns, 'orders', { image: 'registry.example.no/orders:1', port: 8080 });
    new Gateway(ns, 'gateway', {
      host: 'shop.example.no',
      entry: Entry.loadBalancer(),
      tls: Tls.secret('shop-tls'),
      routes: { '/': orders },
    });
    expect(problemsOf(platform).map(({ code }) => code)).toEqual(['NAUST-CLU-009']);
  });

  test('keeps the gateway on the private networks of its nodes and pods', () =>
    expect(made({ nodeNetworks: ['10.0.0.0/16'] }).cluster.privateNetworks).toEqual([
      '10.0.0.0/16',
      '10.244.0.0/16',
    ]));

  const pools = (...nodes: readonly ExistingNode[]) => ({ pools: { apps: { nodes } } });
  test.each<[string, object, string]>([
    ['a pool without a node', pools(), 'NAUST-CLU-001'],
    ['a node of no name', pools(node({ name: 'Node 1' })), 'NAUST-VAL-005'],
    ['two nodes of one name', pools(node(), node()), 'NAUST-CLU-008'],
    ['a node in another country', pools(node({ place: helsinki })), 'NAUST-RES-001'],
    ['a control plane in another country', { controlPlane: helsinki }, 'NAUST-RES-001'],
    ['a node without a processor', pools(node({ allocatable: { ...allocatable, cpu: 0 } })), 'NAUST-CLU-021'],
    ['a taint that is none', pools(node({ taints: ['dedicated'] })), 'NAUST-CLU-021'],
    ['a network that enforces no policy', { cni: 'flannel' }, 'NAUST-CLU-022'],
    ['a network that nobody knows', { cni: 'calicoo' }, 'NAUST-CLU-022'],
    ['a range of pods that is none', { podNetwork: '10.244.0.0' }, 'NAUST-VAL-002'],
    ['a range of nodes that is none', { nodeNetworks: ['10.0.0.1/16'] }, 'NAUST-VAL-002'],
  ])('is refused with %s', (_, change, code) => expect(new Set(codes(change))).toEqual(new Set([code])));

  test('is told the nearest of the networks that are known', () =>
    expect(problemsOf(made({ cni: 'calicoo' as 'calico' }).platform)[0]?.fix).toContain('calico'));
});
