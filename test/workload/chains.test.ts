import { type Chart, Duration, Size } from 'cdk8s';
import fc from 'fast-check';
import { Findings, problemsBelow } from '../../src/kernel';
import { Cluster } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { type CallProps, ResilienceEngine, resolvePolicy, Retry } from '../../src/resilience';
import { problemsOf as problemsOfPlatform } from '../../src/testing';
import { CronTask, Microservice, type MicroserviceProps } from '../../src/workload';
import { CallGraph, type CallGraphEdge, type CallGraphNode } from '../../src/workload/calls';
import { oslo } from './nordic';
import { shop } from './objects';

const image = 'registry.example.no/shop/orders:1.4.2';
const hosts = {
  pools: {
    apps: {
      nodes: [
        {
          name: 'node-1',
          place: oslo,
          allocatable: { cpu: 30, memory: Size.gibibytes(120), disk: Size.gibibytes(90) },
        },
      ],
      singleNode: true,
    },
  },
  cni: 'cilium',
  controlPlane: oslo,
  podNetwork: '10.244.0.0/16',
} as const;
const twice = Retry.on(['GET'], { tries: 2 });

type Call = readonly [from: string, to: string, props?: CallProps];

function problemsOf(...calls: readonly Call[]) {
  const { chart } = shop();
  const names = [...new Set(calls.flatMap(([from, to]) => [from, to]))];
  const services = new Map(names.map((name) => [name, new Microservice(chart, name, { image })]));
  calls.forEach(([from, to, props]) => services.get(from)!.calls(services.get(to)!, props));
  return problemsBelow(chart).map(({ code, path, got }) => ({ code, path, got }));
}

const within = (seconds: number): CallProps => ({ timeout: Duration.seconds(seconds) });

describe('a caller', () => {
  test('may not give up before its callee has done so with all its tries', () => {
    const stock = { ...within(2), retry: twice };
    expect(problemsOf(['orders', 'inventory', within(5)], ['inventory', 'stock', stock])).toEqual([]);
    expect(problemsOf(['orders', 'inventory', within(4)], ['inventory', 'stock', stock])).toMatchObject([
      { code: 'NAUST-RSL-020', path: 'shop/orders' },
    ]);
  });

  test('is not held to calls whose time nobody said', () => {
    expect(problemsOf(['orders', 'inventory', within(1)], ['inventory', 'stock'])).toEqual([]);
  });
});

describe('retries along a chain', () => {
  const chain = (tries: number, more: Partial<CallProps> = {}): readonly Call[] => [
    ['orders', 'inventory', { ...within(60), retry: twice, ...more }],
    ['inventory', 'stock', { ...within(10), retry: Retry.on(['GET'], { tries }) }],
    ['stock', 'depot'],
  ];

  test('may make four requests of one', () => expect(problemsOf(...chain(2))).toEqual([]));

  test('may not make six', () => {
    expect(problemsOf(...chain(3))).toEqual([
      {
        code: 'NAUST-RSL-021',
        path: 'shop/orders',
        got: '6 requests for one, along orders -> inventory -> stock',
      },
    ]);
  });

  test('may where that is accepted', () => {
    expect(problemsOf(...chain(3, { accept: ['retries-multiplied'] }))).toEqual([]);
  });
});

describe('a circle of calls', () => {
  const circle = (props?: CallProps) =>
    problemsOf(['orders', 'inventory', props], ['inventory', 'stock'], ['stock', 'orders']);

  test('is no problem by itself', () => expect(circle()).toEqual([]));

  test('is one where a call in it is asked again', () => {
    expect(circle({ retry: twice })).toEqual([
      { code: 'NAUST-RSL-022', path: 'shop/orders', got: 'orders -> inventory -> stock -> orders' },
    ]);
  });
});

describe('the caps of callers', () => {
  function problemsWith(
    bears: number | undefined,
    change: (orders: Microservice, inventory: Microservice, chart: Chart) => void,
    props: Partial<MicroserviceProps> = {},
  ) {
    const { chart } = shop();
    const inventory = new Microservice(chart, 'inventory', { image, concurrency: bears, ...props });
    change(new Microservice(chart, 'orders', { image }), inventory, chart);
    return problemsBelow(chart).map(({ code, path, got }) => ({ code, path, got }));
  }
  const atOnce = (connections: number): CallProps => ({ concurrency: { connections } });

  test('may let in together what the pods of the callee bear, and no more', () => {
    const twoCallers =
      (connections: number) => (orders: Microservice, inventory: Microservice, chart: Chart) => {
        orders.calls(inventory, atOnce(connections));
        new CronTask(chart, 'stocktaking', { image, schedule: '@daily' }).calls(inventory, atOnce(30));
      };
    expect(problemsWith(50, twoCallers(40))).toEqual([]);
    expect(problemsWith(50, twoCallers(41))).toEqual([
      {
        code: 'NAUST-RSL-023',
        path: 'shop/inventory',
        got: '153 requests (orders: 3 x 41, stocktaking: 1 x 30), and 3 x 50 of its own pods',
      },
    ]);
  });

  test('are 100 for each pod where a policy says nothing', () => {
    const byDefault = (orders: Microservice, inventory: Microservice) => orders.calls(inventory, {});
    expect(problemsWith(100, byDefault)).toEqual([]);
    expect(problemsWith(99, byDefault)).toMatchObject([{ code: 'NAUST-RSL-023' }]);
    expect(problemsWith(undefined, byDefault)).toEqual([]);
  });

  test('are held against as many pods as an autoscaler may make', () => {
    const byDefault = (orders: Microservice, inventory: Microservice) => orders.calls(inventory, {});
    expect(problemsWith(50, byDefault, { autoscale: { maxReplicas: 6 } })).toEqual([]);
    expect(problemsWith(50, byDefault, { autoscale: { maxReplicas: 5 } })).toMatchObject([
      { code: 'NAUST-RSL-023' },
    ]);
  });

  test('are those to each pod of the callee where nginx carries the policy out', () => {
    const atNginx = (bears: number, retry?: Retry) => {
      const platform = new Platform({ name: 'shop', residency: Residency.norway() });
      const cluster = Cluster.existing(platform, 'nordic', {
        ...hosts,
        resilience: ResilienceEngine.nginx(),
      });
      const namespace = cluster.namespace('shop');
      const inventory = new Microservice(namespace, 'inventory', { image, concurrency: bears });
      const orders = new Microservice(namespace, 'orders', { image });
      orders.calls(inventory, {
        retry,
        accept: ['no-budget', 'no-backoff', 'retries-every-idempotent-method'],
      });
      return problemsOfPlatform(platform).filter(({ code }) => code === 'NAUST-RSL-023');
    };
    expect(atNginx(100)).toEqual([]);
    expect(atNginx(300, twice)).toEqual([]);
    expect(atNginx(299, twice)).toMatchObject([
      { got: '900 requests (orders: 3 x 300), and 3 x 299 of its own pods' },
    ]);
  });

  test('are missed where a caller has none', () => {
    expect(problemsWith(50, (orders, inventory) => orders.calls(inventory))).toMatchObject([
      { code: 'NAUST-RSL-024', path: 'shop/inventory' },
    ]);
  });
});

/** The same by trying every way, for graphs small enough. */
function leads(from: CallGraphNode, to: CallGraphNode, seen: ReadonlySet<CallGraphNode>): boolean {
  return from.declaredCalls.some(
    (call) =>
      call.to === to || (call.to && !seen.has(call.to) && leads(call.to, to, new Set([...seen, call.to]))),
  );
}

test('what is in one circle is what leads to each other, in any graph', () => {
  const edges = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 12 });
  fc.assert(
    fc.property(edges, (pairs) => {
      const calls = Array.from({ length: 6 }, (): CallGraphEdge[] => []);
      const nodes = calls.map((declaredCalls, index): CallGraphNode => ({
        called: `${index}`,
        declaredCalls,
      }));
      const policy = resolvePolicy(new Findings(), { retry: twice });
      pairs.forEach(([from, to]) => calls[from]!.push({ to: nodes[to], name: `${to}`, policy }));
      const graph = new CallGraph(nodes);
      for (const a of nodes) {
        for (const b of nodes) {
          const both = a === b || (leads(a, b, new Set()) && leads(b, a, new Set()));
          expect(graph.inOneCircle(a, b)).toBe(both);
        }
      }
    }),
    { numRuns: 200 },
  );
});
