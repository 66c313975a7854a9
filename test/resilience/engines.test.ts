import Ajv from 'ajv';
import { Duration } from 'cdk8s';
import schema from '../../assets/calls.schema.json';
import { Findings } from '../../src/kernel';
import {
  type CallOf,
  type CallProps,
  CircuitBreaker,
  Fallback,
  resolvePolicy,
  ResilienceEngine,
  Retry,
} from '../../src/resilience';

const engines = {
  envoy: ResilienceEngine.envoy().engine,
  istio: ResilienceEngine.istio().engine,
  linkerd: ResilienceEngine.linkerd().engine,
  nginx: ResilienceEngine.nginx().engine,
  dapr: ResilienceEngine.dapr().engine,
  code: ResilienceEngine.code().engine,
};
type EngineName = keyof typeof engines;

const call = (props: CallProps, change: Partial<CallOf> = {}): CallOf => ({
  name: 'inventory',
  host: 'inventory.shop.svc.cluster.local',
  port: 8080,
  peers: { host: 'inventory-peers.shop.svc.cluster.local', port: 8080 },
  tls: false,
  policy: resolvePolicy(new Findings(), props),
  caller: { name: 'orders', namespace: 'shop', selector: { 'app.kubernetes.io/name': 'orders' } },
  ...change,
});

/** What has to be accepted by name. */
const asked = (engine: EngineName, props: CallProps): string[] =>
  engines[engine]
    .deviations(resolvePolicy(new Findings(), props))
    .filter(({ isDefault }) => !isDefault)
    .map(({ name }) => name);

/** The fields of each object, as they are written. */
const rendered = (engine: EngineName, ...calls: readonly CallOf[]): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    engines[engine].resources!(calls[0]!).map(({ kind, name, render }) => [
      `${kind} ${name}`,
      JSON.parse(JSON.stringify(render(calls).fields)) as Record<string, unknown>,
    ]),
  );

describe("the requirement's own breaker", () => {
  test.each<[EngineName, string[]]>([
    ['envoy', []],
    ['dapr', []],
    ['code', []],
    ['istio', ['per-peer', 'no-ratio', 'open-time-grows', 'no-probes']],
    ['linkerd', ['per-peer', 'no-ratio', 'one-probe']],
    ['nginx', ['no-ratio', 'one-probe', 'own-errors-replaced', 'other-errors-pass']],
  ])('asks a user of %s for %j', (engine, names) => {
    expect(asked(engine, { breaker: CircuitBreaker.onRatio() })).toEqual(names);
  });

  test('is written for Dapr in whole numbers', () => {
    const { spec } = rendered('dapr', call({ breaker: CircuitBreaker.onRatio() }))['Resiliency orders']!;
    expect((spec as { policies: object }).policies).toEqual({
      timeouts: { inventory: '5s' },
      circuitBreakers: {
        inventory: {
          maxRequests: 3,
          interval: '60s',
          timeout: '30s',
          trip: 'requests >= 3 && totalFailures * 10 >= requests * 6',
        },
      },
    });
  });

  test.each([
    [1, 'totalFailures * 1 >= requests * 1'],
    [0.29, 'totalFailures * 100 >= requests * 29'],
    [0.005, 'totalFailures * 1000 >= requests * 5'],
  ])('with a ratio of %d trips Dapr by %s', (failureRatio, trip) => {
    const breaker = CircuitBreaker.onRatio({ failureRatio });
    expect(JSON.stringify(rendered('dapr', call({ breaker })))).toContain(trip);
  });
});

describe('retries', () => {
  const retry = Retry.on(['GET', 'HEAD'], { tries: 3 });

  test('are the work of proxies', () => expect(asked('code', { retry })).toEqual(['no-retries']));

  test('never leave out that an engine asks again for what the policy did not name', () => {
    expect(asked('dapr', { retry })).toContain('retries-every-method');
    expect(asked('nginx', { retry })).toContain('retries-every-idempotent-method');
    expect(asked('istio', { retry })).toEqual([]);
    expect(asked('linkerd', { retry })).not.toContain('retries-every-method');
  });

  test('are for the named methods of the caller in Istio, and nobody else is asked for twice', () => {
    const cart = call({}, { caller: { name: 'cart', namespace: 'shop', selector: { app: 'cart' } } });
    const services = rendered('istio', call({ retry }), cart);
    const { http } = services['VirtualService inventory.shop.svc.cluster.local']!['spec'] as {
      http: readonly { name: string; match?: unknown; retries: { attempts: number } }[];
    };
    expect(http.map(({ name, retries: { attempts } }) => `${name} ${attempts}`)).toEqual([
      'orders-again 2',
      'orders 0',
      'cart 0',
      'others 0',
    ]);
    expect(http[0]!.match).toEqual([
      { sourceLabels: { 'app.kubernetes.io/name': 'orders' }, method: { regex: 'GET|HEAD' } },
    ]);
  });
});

test('what Istio is told of a callee is for the caller alone', () => {
  const rules = rendered('istio', call({ breaker: CircuitBreaker.onFailures() }));
  expect(rules['DestinationRule orders.inventory.shop.svc.cluster.local']!['spec']).toMatchObject({
    exportTo: ['.'],
    workloadSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
    trafficPolicy: {
      loadBalancer: { localityLbSetting: { enabled: false } },
      outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: 100 },
    },
  });
});

test('a callee outside is asked by Istio in plain HTTP up to the proxy, which begins TLS', () => {
  const outside = call(
    {},
    { name: 'cards', host: 'cards.example.no', port: 443, peers: undefined, tls: true },
  );
  expect(engines.istio.pod('orders', [outside]).urls).toEqual({ cards: 'http://cards.example.no' });
  expect(rendered('istio', outside)['ServiceEntry cards.example.no']!['spec']).toMatchObject({
    ports: [{ number: 80, targetPort: 443, protocol: 'HTTP' }],
  });
});

describe('nginx', () => {
  const config = (props: CallProps): string =>
    engines.nginx.pod('orders', [call(props)]).files['nginx.conf']!;

  test('asks one address for all pods where nothing is asked again, so that its second try is the stand-in', () => {
    expect(config({ breaker: CircuitBreaker.onFailures({ openFor: Duration.minutes(1) }) })).toMatch(
      /server inventory\.shop\.svc\.cluster\.local:8080 resolve max_conns=100 max_fails=5 fail_timeout=1m;/,
    );
  });

  test('asks another pod again where it is told to', () => {
    const text = config({ retry: Retry.on(['GET'], { tries: 3 }) });
    expect(text).toContain('server inventory-peers.shop.svc.cluster.local:8080 resolve');
    expect(text).toContain('proxy_next_upstream error timeout http_502 http_503 http_504;');
    expect(text).toContain('proxy_next_upstream_tries 3;');
  });

  test.each(['$5', 'two\nlines'])('refuses a fallback that its language has no words for: %j', (body) => {
    const refused = call({ fallback: Fallback.answer({ body }) });
    expect(engines.nginx.refuses!(refused)).toMatch(/fallback/);
    expect(engines.nginx.refuses!(call({ fallback: Fallback.answer({ body: '{}' }) }))).toBeUndefined();
  });
});

describe('calls.json', () => {
  const isRight = new Ajv().compile(schema);
  const document = (...calls: readonly CallOf[]): unknown =>
    JSON.parse(engines.code.pod('orders', calls).files['calls.json']!);

  test.each<CallProps>([
    {},
    { breaker: CircuitBreaker.onRatio(), fallback: Fallback.answer({ body: '{}' }) },
    { breaker: CircuitBreaker.onFailures(), timeout: Duration.millis(1) },
  ])('is as its schema says: %j', (props) => {
    isRight(
      document(call(props), call({}, { name: 'cards', host: 'cards.example.no', port: 443, tls: true })),
    );
    expect(isRight.errors).toBeNull();
  });

  test('is not anything else', () => expect(isRight({ version: 1, calls: { inventory: {} } })).toBe(false));
});
