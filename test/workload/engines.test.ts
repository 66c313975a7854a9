import { Duration } from 'cdk8s';
import { Cluster } from '../../src/cluster';
import { problemsBelow } from '../../src/kernel';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { type CallProps, Fallback, ResilienceEngine } from '../../src/resilience';
import { Template } from '../../src/testing';
import { External, Microservice } from '../../src/workload';
import { oslo } from './nordic';
import { Size } from 'cdk8s';

const image = 'registry.example.no/shop/orders:1.4.2';

function shopWith(resilience: ResilienceEngine) {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const allocatable = { cpu: 8, memory: Size.gibibytes(32), disk: Size.gibibytes(100) };
  const nodes = ['oslo-1', 'oslo-2'].map((name) => ({ name, place: oslo, allocatable }));
  const cluster = Cluster.existing(platform, 'oslo', {
    pools: { apps: { nodes } },
    cni: 'calico',
    controlPlane: oslo,
    podNetwork: '10.244.0.0/16',
    resilience,
  });
  const ns = cluster.namespace('shop');
  const [orders, cart, inventory] = ['orders', 'cart', 'inventory'].map(
    (name) => new Microservice(ns, name, { image }),
  ) as [Microservice, Microservice, Microservice];
  const codes = (): string[] => problemsBelow(platform).map(({ code }) => code);
  return { ns, orders, cart, inventory, codes };
}

interface Pod {
  readonly spec: {
    readonly template: {
      readonly metadata: { readonly labels: object; readonly annotations?: object };
      readonly spec: {
        readonly containers: readonly { readonly env?: readonly object[]; volumeMounts?: object[] }[];
      };
    };
  };
}

const seconds = (time: number): CallProps => ({ timeout: Duration.seconds(time) });

test('the engine of the cluster carries the policies out, and no other is there', () => {
  const { ns, orders, inventory, codes } = shopWith(ResilienceEngine.istio());
  orders.calls(inventory, seconds(2));
  expect(codes()).toEqual([]);
  const template = Template.of(ns);
  expect(template.findObjects('ConfigMap')).toEqual([]);
  for (const name of ['orders', 'inventory']) {
    const { labels } = template.object<Pod>('Deployment', name).spec.template.metadata;
    expect(labels).toMatchObject({ 'sidecar.istio.io/inject': 'true' });
  }
  expect(template.object<Pod>('Deployment', 'cart').spec.template.metadata.labels).not.toHaveProperty([
    'sidecar.istio.io/inject',
  ]);
});

test('callers of one callee in a namespace are in one VirtualService, which is all that Istio takes', () => {
  const { ns, orders, cart, inventory } = shopWith(ResilienceEngine.istio());
  orders.calls(inventory, seconds(2));
  cart.calls(inventory, seconds(3));
  const [service, ...others] = Template.of(ns).findObjects<{ spec: { http: { name: string }[] } }>(
    'VirtualService',
  );
  expect(others).toEqual([]);
  expect(service!.spec.http.map(({ name }) => name)).toEqual(['orders', 'cart', 'others']);
});

test('the proxies of a mesh are let out to where they learn from', () => {
  const { ns, orders, inventory } = shopWith(ResilienceEngine.istio());
  orders.calls(inventory, seconds(2));
  const policy = Template.of(ns).object<{ spec: { egress: object[] } }>('NetworkPolicy', 'orders');
  expect(JSON.stringify(policy.spec.egress)).toContain('istio-system');
});

test('code is told of its calls by a file, and asks the callee itself', () => {
  const { ns, orders, inventory, codes } = shopWith(ResilienceEngine.code());
  orders.calls(inventory, seconds(2));
  expect(codes()).toEqual([]);
  const [container] = Template.of(ns).object<Pod>('Deployment', 'orders').spec.template.spec.containers;
  expect(container!.env).toEqual([
    { name: 'INVENTORY_URL', value: 'http://inventory.shop.svc.cluster.local:8080' },
    { name: 'CALLS_FILE', value: '/etc/naust/calls/calls.json' },
  ]);
  expect(container!.volumeMounts).toContainEqual({
    name: 'calls',
    mountPath: '/etc/naust/calls',
    readOnly: true,
  });
});

describe('an engine that keeps one policy for each callee', () => {
  const problems = (ofCart: CallProps): string[] => {
    const { orders, cart, inventory, codes } = shopWith(ResilienceEngine.linkerd());
    orders.calls(inventory, seconds(2));
    cart.calls(inventory, ofCart);
    return codes();
  };

  test('takes the same of every caller', () => expect(problems(seconds(2))).toEqual([]));

  test('takes no two', () => expect(problems(seconds(5))).toEqual(['NAUST-RSL-013']));
});

test.each([
  ['linkerd', ResilienceEngine.linkerd(), {}],
  ['nginx', ResilienceEngine.nginx(), {}],
])('%s refuses a policy for what leaves the cluster by TLS', (_, engine, props) => {
  const { ns, orders, codes } = shopWith(engine);
  orders.calls(External.https(ns, 'cards', { host: 'cards.example.no', cidrs: ['203.0.113.0/24'] }), props);
  expect(codes()).toEqual(['NAUST-RSL-014']);
});

test('a field that an engine cannot express is a problem until it is accepted by name', () => {
  const problems = (accept: readonly string[]): string[] => {
    const { orders, inventory, codes } = shopWith(ResilienceEngine.dapr());
    orders.calls(inventory, { fallback: Fallback.answer({ body: '{}' }), accept });
    return codes();
  };
  expect(problems([])).toEqual(['NAUST-RSL-010']);
  expect(problems(['no-fallback'])).toEqual([]);
});
