// One policy for a call, carried out by each engine there is: what differs is accepted by name.
import { Duration, Size } from 'cdk8s';
import {
  type CallProps,
  CircuitBreaker,
  Cluster,
  environments,
  Fallback,
  Microservice,
  Place,
  Platform,
  Residency,
  ResilienceEngine,
  Retry,
} from 'naust';

/** What orders asks of inventory, whatever carries it out. */
const policy: CallProps = {
  timeout: Duration.seconds(2),
  breaker: CircuitBreaker.onRatio({
    requests: 3,
    failureRatio: 0.6,
    openFor: Duration.seconds(30),
    probes: 3,
  }),
};
/** Proxies ask again, and code does not. */
const retry = Retry.on(['GET']);
const fallback = Fallback.answer({ status: 503, body: '{"error": "stock is unknown"}' });

function shop(engine: string, resilience: ResilienceEngine, own: CallProps): Platform {
  const platform = new Platform({ name: `shop-${engine}`, residency: Residency.norway() });
  const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });
  const allocatable = { cpu: 15, memory: Size.gibibytes(60), disk: Size.gibibytes(400) };
  const cluster = Cluster.existing(platform, 'oslo', {
    pools: { apps: { nodes: ['oslo-1', 'oslo-2'].map((name) => ({ name, place: oslo, allocatable })) } },
    cni: 'calico',
    controlPlane: oslo,
    podNetwork: '10.244.0.0/16',
    resilience,
  });
  const ns = cluster.namespace('shop');
  const inventory = new Microservice(ns, 'inventory', { image: 'registry.example.no/shop/inventory:2.1.0' });
  const orders = new Microservice(ns, 'orders', { image: 'registry.example.no/shop/orders:1.4.2' });
  orders.calls(inventory, { ...policy, ...own });
  return platform;
}

export default environments({
  envoy: shop('envoy', ResilienceEngine.envoy(), { retry, fallback }),
  istio: shop('istio', ResilienceEngine.istio(), {
    retry,
    accept: ['per-peer', 'no-ratio', 'open-time-grows', 'no-probes'],
  }),
  linkerd: shop('linkerd', ResilienceEngine.linkerd(), {
    retry,
    accept: ['per-peer', 'no-ratio', 'one-probe', 'no-retry-of-connections', 'no-backoff', 'no-budget'],
  }),
  nginx: shop('nginx', ResilienceEngine.nginx(), {
    fallback,
    accept: ['timeout-between-reads', 'no-ratio', 'one-probe', 'own-errors-replaced', 'other-errors-pass'],
  }),
  dapr: shop('dapr', ResilienceEngine.dapr(), {}),
  code: shop('code', ResilienceEngine.code(), { fallback }),
});
