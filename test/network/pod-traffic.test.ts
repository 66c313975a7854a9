import { ApiObject, Chart, Testing } from 'cdk8s';
import fc from 'fast-check';
import { clusterDns, PodTraffic, renderPolicy, type Peer } from '../../src/network';

interface Rule {
  readonly from?: readonly object[];
  readonly to?: readonly object[];
  readonly ports: readonly object[];
}
interface Policy {
  readonly podSelector: object;
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

const inventory: Peer = {
  kind: 'pods',
  namespace: 'shop',
  labels: { 'app.kubernetes.io/name': 'inventory' },
};
const render = (...args: Parameters<typeof renderPolicy>): Policy => renderPolicy(...args) as Policy;

function shop(namespace?: string): { chart: Chart; policyOf: (traffic: PodTraffic) => Policy } {
  const chart = new Chart(Testing.app(), 'shop', { namespace });
  const policyOf = (traffic: PodTraffic): Policy =>
    (traffic.node.findChild('policy') as ApiObject).toJson().spec as Policy;
  return { chart, policyOf };
}

const traffic = (chart: Chart, name: string): PodTraffic =>
  new PodTraffic(chart, name, { name, labels: { 'app.kubernetes.io/name': name } });

test('pods that declare nothing are reached by nobody and look up names, and that is all', () => {
  const { chart, policyOf } = shop('shop');
  expect(policyOf(traffic(chart, 'inventory'))).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'inventory' } },
    policyTypes: ['Ingress', 'Egress'],
    egress: [
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
            podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
          },
        ],
        ports: [
          { port: 53, protocol: 'UDP' },
          { port: 53, protocol: 'TCP' },
        ],
      },
    ],
  });
});

test('a connection opens the caller outwards and the callee inwards, at the one port', () => {
  const { chart, policyOf } = shop('shop');
  const orders = traffic(chart, 'orders');
  const callee = traffic(chart, 'inventory');
  orders.connectTo(callee, { port: 8080 });
  const ports = [{ port: 8080, protocol: 'TCP' }];
  expect(policyOf(orders).egress?.at(-1)).toEqual({
    to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'inventory' } } }],
    ports,
  });
  expect(policyOf(callee).ingress).toEqual([
    { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } } }], ports },
  ]);
  expect(policyOf(orders)).not.toHaveProperty('ingress');
});

test('a peer of another namespace is named with it', () => {
  const policy = render({
    namespace: 'web',
    labels: {},
    ingress: [],
    egress: [{ peer: inventory, ports: [{ port: 8080 }] }],
  });
  expect(policy.egress?.[0]?.to).toEqual([
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'inventory' } },
    },
  ]);
});

test('in a chart without a namespace, peers of that chart are found wherever it is applied', () => {
  const { chart, policyOf } = shop();
  const orders = traffic(chart, 'orders');
  orders.connectTo(traffic(chart, 'inventory'), { port: 8080 });
  expect(JSON.stringify(policyOf(orders).egress?.at(-1))).not.toContain('metadata.name');
});

const closed = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };

test.each<[string, Peer]>([
  ['no networks', { kind: 'networks', cidrs: [] }],
  ['pods of no label', { kind: 'pods', namespace: 'shop', labels: {} }],
])('%s are nobody, though Kubernetes would read them as everybody', (_, peer) => {
  const said = [{ peer, ports: [{ port: 443 }] }];
  expect(render({ labels: {}, ingress: said, egress: said })).toEqual(closed);
});

test('no ports are none, though Kubernetes would read them as all', () => {
  const said = [{ peer: inventory, ports: [] }];
  expect(render({ labels: {}, ingress: said, egress: said })).toEqual(closed);
});

test('networks are opened but for what is kept closed inside them', () => {
  const peer: Peer = { kind: 'networks', cidrs: ['203.0.113.0/24'], except: ['203.0.113.128/25'] };
  expect(
    render({ labels: {}, ingress: [], egress: [{ peer, ports: [{ port: 443 }] }] }).egress?.[0]?.to,
  ).toEqual([{ ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.128/25'] } }]);
});

test('whatever is declared twice is written once, and nothing that is declared is lost', () => {
  const ports = fc.array(
    fc.record({
      port: fc.integer({ min: 1, max: 4 }),
      protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
    }),
  );
  const peers = fc.constantFrom<Peer>(inventory, clusterDns.peer, { kind: 'namespace', namespace: 'web' });
  fc.assert(
    fc.property(fc.array(fc.record({ peer: peers, ports })), (egress) => {
      const rules = render({ labels: {}, ingress: [], egress }).egress ?? [];
      const written = rules.flatMap((rule) => rule.ports.map((port) => JSON.stringify([rule.to, port])));
      const declared = egress.flatMap(({ peer, ports: each }) =>
        each.map((port) => JSON.stringify([peer, port])),
      );
      expect(written.length).toBe(new Set(declared).size);
      expect(new Set(written).size).toBe(written.length);
      expect(new Set(rules.map((rule) => JSON.stringify(rule.to))).size).toBe(rules.length);
    }),
  );
});
