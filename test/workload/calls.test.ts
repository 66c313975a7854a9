import { Chart } from 'cdk8s';
import { problemsBelow } from '../../src/kernel';
import { External, type ExternalPodsProps, type ExternalProps, Microservice } from '../../src/workload';
import { nordic } from './nordic';
import { container, object, shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';
const cidrs = ['203.0.113.0/24'];

function made(environment?: Record<string, string>) {
  const { app, chart } = shop();
  const orders = new Microservice(chart, 'orders', { image, environment });
  const inventory = new Microservice(chart, 'inventory', { image });
  return { app, chart, orders, inventory };
}

const codes = (chart: Chart): string[] => problemsBelow(chart).map((problem) => problem.code);
const ports = [{ port: 8080, protocol: 'TCP' }];

test('a call opens both ends and nothing else', () => {
  const { chart, orders, inventory } = made();
  orders.calls(inventory);
  const named = (name: string): object => ({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
  });
  expect(object(chart, 'NetworkPolicy', 'orders').spec.egress?.slice(1)).toEqual([
    { to: [named('inventory')], ports },
  ]);
  expect(object(chart, 'NetworkPolicy', 'inventory').spec.ingress).toEqual([
    { from: [named('orders')], ports },
  ]);
  expect(object(chart, 'NetworkPolicy', 'orders').spec).not.toHaveProperty('ingress');
  expect(object(chart, 'NetworkPolicy', 'inventory').spec.egress).toHaveLength(1);
});

test('the caller is told where, unless it has been told already', () => {
  const told = (environment?: Record<string, string>): unknown => {
    const { chart, orders, inventory } = made(environment);
    orders.calls(inventory);
    return container(chart, 'orders').env;
  };
  expect(told()).toEqual([{ name: 'INVENTORY_URL', value: 'http://inventory.shop.svc.cluster.local:8080' }]);
  const own = { name: 'INVENTORY_URL', value: 'http://127.0.0.1:9001' };
  expect(told({ INVENTORY_URL: own.value })).toEqual([own]);
});

test('addresses come first, so that what is written may refer to them', () => {
  const { chart, orders, inventory } = made({ STOCK_URL: '$(INVENTORY_URL)/stock' });
  orders.calls(inventory);
  expect(container(chart, 'orders').env?.map(({ name }) => name)).toEqual(['INVENTORY_URL', 'STOCK_URL']);
});

test('the order of declarations makes no difference', () => {
  const { chart } = shop();
  const inventory = new Microservice(chart, 'inventory', { image });
  const orders = new Microservice(chart, 'orders', { image });
  inventory.calls(orders);
  orders.calls(inventory);
  expect(container(chart, 'inventory').env).toHaveLength(1);
  expect(container(chart, 'orders').env).toHaveLength(1);
});

test('two calls to one target are a problem', () => {
  const { chart, orders, inventory } = made();
  orders.calls(inventory);
  orders.calls(inventory);
  expect(codes(chart)).toEqual(['NAUST-WRK-012']);
});

test('two targets of one name are a problem until one is told by hand', () => {
  const problems = (environment?: Record<string, string>): string[] => {
    const { app, chart, orders, inventory } = made(environment);
    const other = new Chart(app, 'depot', { namespace: 'depot' });
    orders.calls(inventory);
    orders.calls(new Microservice(other, 'inventory', { image }));
    return codes(chart);
  };
  expect(problems()).toEqual(['NAUST-WRK-013']);
  expect(problems({ INVENTORY_URL: 'http://inventory.shop.svc.cluster.local:8080' })).toEqual([]);
});

test('a call into another namespace names that namespace at both ends', () => {
  const { app, chart, orders } = made();
  const depot = new Chart(app, 'depot', { namespace: 'depot' });
  orders.calls(new Microservice(depot, 'stock', { image }));
  expect(JSON.stringify(object(chart, 'NetworkPolicy', 'orders').spec.egress)).toContain(
    '"kubernetes.io/metadata.name":"depot"',
  );
  expect(JSON.stringify(object(depot, 'NetworkPolicy', 'stock').spec.ingress)).toContain(
    '"kubernetes.io/metadata.name":"shop"',
  );
});

test('something whose pods are not known cannot be called', () => {
  const { chart, orders } = made();
  orders.calls({ address: { host: 'legacy.shop.svc.cluster.local', port: 80 }, podPort: 80 });
  expect(codes(chart)).toEqual(['NAUST-WRK-014']);
});

describe('an external', () => {
  function called(props: Partial<ExternalProps>) {
    const { chart, orders } = made();
    orders.calls(External.https(chart, 'cards-api', { host: 'api.cards.example.no', ...props }));
    return chart;
  }

  test('is let out to at its networks and its port, by its callers alone', () => {
    const chart = called({ cidrs });
    expect(codes(chart)).toEqual([]);
    expect(object(chart, 'NetworkPolicy', 'orders').spec.egress?.slice(1)).toEqual([
      { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 443, protocol: 'TCP' }] },
    ]);
    expect(JSON.stringify(object(chart, 'NetworkPolicy', 'inventory').spec)).not.toContain('ipBlock');
  });

  test('is told as a URL', () => {
    expect(container(called({ cidrs }), 'orders').env).toEqual([
      { name: 'CARDS_API_URL', value: 'https://api.cards.example.no' },
    ]);
    expect(container(called({ cidrs, port: 8443 }), 'orders').env?.[0]?.value).toBe(
      'https://api.cards.example.no:8443',
    );
  });

  test('by name alone is a problem that names the three ways', () => {
    const [problem] = problemsBelow(called({}));
    expect(problem).toMatchObject({ code: 'NAUST-WRK-010', path: 'shop/cards-api' });
    expect(problem?.allowed).toMatch(/CIDRs.*Cilium.*egress proxy/);
  });

  test('by its networks works too', () => {
    const { chart, orders } = made();
    orders.calls(External.cidrs(chart, 'bank', { host: 'bank.example.no', port: 8443, cidrs }));
    expect(codes(chart)).toEqual([]);
    expect(JSON.stringify(object(chart, 'NetworkPolicy', 'orders').spec.egress)).toContain('8443');
  });

  test.each<[string, Partial<ExternalProps>]>([
    ['NAUST-WRK-011', { cidrs: ['0.0.0.0/0'] }],
    ['NAUST-WRK-011', { cidrs: ['::/0'] }],
    ['NAUST-VAL-002', { cidrs: ['203.0.113.7/24'] }],
    ['NAUST-VAL-001', { cidrs, host: 'https://api.cards.example.no' }],
    ['NAUST-VAL-021', { cidrs, port: 0 }],
    ['NAUST-WRK-010', { cidrs: [] }],
  ])('%s for %j', (code, change) => {
    expect(codes(called(change))).toEqual([code]);
  });
});

describe('pods that something else looks after', () => {
  const kafka: ExternalPodsProps = {
    host: 'kafka-cluster-kafka-bootstrap.kafka.svc.cluster.local',
    port: 9092,
    namespace: 'kafka',
    labels: { 'strimzi.io/name': 'kafka-cluster-kafka' },
  };

  function called(change: Partial<ExternalPodsProps> = {}) {
    const { chart, orders } = made();
    orders.calls(External.pods(chart, 'kafka', { ...kafka, ...change }));
    return chart;
  }

  test('are reached at their port and nowhere else', () => {
    expect(codes(called())).toEqual([]);
    expect(object(called(), 'NetworkPolicy', 'orders').spec.egress?.slice(1)).toEqual([
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kafka' } },
            podSelector: { matchLabels: kafka.labels },
          },
        ],
        ports: [{ port: 9092, protocol: 'TCP' }],
      },
    ]);
  });

  test('are found by their own name where they are called', () => {
    expect(object(called(), 'Service', 'kafka').spec).toEqual({
      type: 'ExternalName',
      externalName: kafka.host,
    });
  });

  test('are not cut off from each other by a namespace that this stack closes', () => {
    const { cluster, shop } = nordic();
    cluster.namespace('kafka');
    External.pods(shop, 'kafka', kafka);
    expect(problemsBelow(cluster).map((problem) => problem.code)).toEqual(['NAUST-WRK-024']);
  });

  test('are told to nobody, since their protocol is not known', () => {
    expect(container(called(), 'orders').env).toBeUndefined();
  });

  test.each<[string, Partial<ExternalPodsProps>]>([
    ['NAUST-WRK-023', { labels: {} }],
    ['NAUST-VAL-005', { namespace: 'Kafka' }],
    ['NAUST-VAL-006', { labels: { 'a b': 'c' } }],
    ['NAUST-VAL-007', { labels: { app: 'a;b' } }],
    ['NAUST-VAL-021', { port: 0 }],
    ['NAUST-VAL-001', { host: 'kafka;' }],
  ])('%s for %j', (code, change) => {
    expect(codes(called(change))).toEqual([code]);
  });
});
