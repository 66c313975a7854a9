import { Size } from 'cdk8s';
import { Cluster, type ExistingClusterProps } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { ResilienceEngine } from '../../src/resilience';
import { filesOf, objectsOf, problemsOf } from '../../src/testing';
import { External, Microservice, type MicroserviceProps } from '../../src/workload';
import { nordic, oslo } from './nordic';

const image = 'registry.example.no/shop/orders:1.4.2';
const allocatable = { cpu: 30, memory: Size.gibibytes(120), disk: Size.gibibytes(90) };

interface Change {
  readonly cluster?: Partial<ExistingClusterProps<'apps'>>;
  readonly orders?: Partial<MicroserviceProps>;
  readonly inventory?: Partial<MicroserviceProps>;
  readonly policy?: object;
  readonly others?: (made: { inventory: Microservice; orders: Microservice }) => void;
}

/** Something else built the cluster: what encrypts there is what the stack says of it. */
function existing({ cluster: change, orders: props, inventory: callee, policy, others }: Change = {}) {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const node = { name: 'node-1', place: oslo, allocatable };
  const cluster = Cluster.existing(platform, 'nordic', {
    pools: { apps: { nodes: [node, { ...node, name: 'node-2' }] } },
    cni: 'cilium',
    controlPlane: oslo,
    podNetwork: '10.244.0.0/16',
    ...change,
  });
  const namespace = cluster.namespace('shop');
  const inventory = new Microservice(namespace, 'inventory', { image, ...callee });
  const orders = new Microservice(namespace, 'orders', { image, personalData: true, ...props });
  orders.calls(inventory, policy);
  others?.({ inventory, orders });
  return platform;
}
const codes = (change: Change): string[] =>
  problemsOf(existing(change))
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

const meshes = { istio: ResilienceEngine.istio(), linkerd: ResilienceEngine.linkerd() };

describe('personal data on its way', () => {
  test('may not go in the clear', () => expect(codes({})).toEqual(['NAUST-RES-020']));

  test.each<[string, Change]>([
    ['between nodes by WireGuard, as of Cilium', { cluster: { nodeEncryption: 'wireguard' } }],
    ['between nodes by IPsec', { cluster: { nodeEncryption: 'ipsec' } }],
    ['by the mutual TLS of Istio', { cluster: { resilience: meshes.istio }, policy: {} }],
    ['by the mutual TLS of Linkerd', { cluster: { resilience: meshes.linkerd }, policy: {} }],
  ])('may go %s', (_, change) => expect(codes(change)).toEqual([]));

  test('is not encrypted by a mesh that the call is no part of', () =>
    expect(codes({ cluster: { resilience: meshes.istio } })).toEqual(['NAUST-RES-020']));

  test('is what a callee handles, too', () =>
    expect(codes({ orders: { personalData: false }, inventory: { personalData: true } })).toEqual([
      'NAUST-RES-020',
    ]));

  test('is nobody’s concern where nobody says that there is any', () =>
    expect(codes({ orders: { personalData: false } })).toEqual([]));

  test('is encrypted between the nodes of clusters that naust makes', () => {
    const { platform, shop } = nordic();
    const orders = new Microservice(shop, 'orders', { image, personalData: true, replicas: 1 });
    orders.calls(new Microservice(shop, 'inventory', { image, replicas: 1 }));
    expect(problemsOf(platform).filter(({ code }) => code === 'NAUST-RES-020')).toEqual([]);
  });
});

describe('the reports', () => {
  const platform = existing({
    cluster: { nodeEncryption: 'wireguard', resilience: meshes.istio },
    policy: { accept: [] },
    others: ({ orders }) =>
      orders.calls(
        External.cidrs(orders, 'cards', {
          host: 'cards.example.no',
          cidrs: ['192.0.2.0/24'],
          personalData: { name: 'Kortnettet', country: 'NO', purpose: 'payment' },
        }),
      ),
  });
  const files = filesOf(platform);

  test('say which encryption holds for which call', () => {
    const { encryption } = JSON.parse(files.get('naust.out/shop/report/calls.json')!) as {
      readonly encryption: readonly object[];
    };
    expect(encryption).toMatchObject([
      {
        caller: 'orders',
        callee: 'inventory',
        personalData: true,
        encryptedBy: ['mutual TLS of Istio', 'WireGuard between nodes'],
      },
      { caller: 'orders', callee: 'cards', encryptedBy: ['TLS, which the callee ends'] },
    ]);
    expect(files.get('naust.out/shop/report/calls.md')).toContain(
      'mutual TLS of Istio; WireGuard between nodes',
    );
  });

  test('name it among the measures of the register', () =>
    expect(files.get('naust.out/shop/report/residency.md')).toContain(
      'Calls to inventory are encrypted by mutual TLS of Istio, and by WireGuard between nodes',
    ));
});

describe('the mutual TLS of Istio', () => {
  function made(others?: Change['others']) {
    const platform = existing({
      cluster: { resilience: meshes.istio },
      policy: { breaker: undefined },
      others,
    });
    const specOf = (kind: string): Record<string, unknown> =>
      objectsOf(platform).find((object) => object['kind'] === kind)!['spec'] as Record<string, unknown>;
    return { rule: specOf('DestinationRule'), authentication: specOf('PeerAuthentication') };
  }

  test('is what the caller speaks', () =>
    expect(made().rule).toMatchObject({ trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }));

  test('is all that the port of the callee takes where every caller speaks it', () =>
    expect(made().authentication).toEqual({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'inventory' } },
      mtls: { mode: 'PERMISSIVE' },
      portLevelMtls: { '8080': { mode: 'STRICT' } },
    }));

  test('is not all of it where another caller has no proxy', () => {
    const plain = ({ inventory, orders }: { inventory: Microservice; orders: Microservice }): void => {
      const stock = new Microservice(orders.node.scope!, 'stock', { image });
      stock.calls(inventory);
    };
    expect(made(plain).authentication).toMatchObject({ portLevelMtls: { '8080': { mode: 'PERMISSIVE' } } });
  });
});
