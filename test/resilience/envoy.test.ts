import { Duration } from 'cdk8s';
import { parse } from 'yaml';
import { Findings } from '../../src/kernel';
import {
  type CallProps,
  type CallSpec,
  CircuitBreaker,
  envoy,
  Fallback,
  resolvePolicy,
  Retry,
} from '../../src/resilience';

const call = (props: CallProps, change: Partial<CallSpec> = {}): CallSpec => ({
  name: 'inventory',
  host: 'inventory.shop.svc.cluster.local',
  port: 8080,
  peers: { host: 'inventory-peers.shop.svc.cluster.local', port: 8080 },
  tls: false,
  policy: resolvePolicy(new Findings(), props),
  ...change,
});

/** As far as these tests read it. */
interface Bootstrap {
  readonly static_resources: {
    readonly listeners: readonly { readonly name: string; readonly address: object }[];
    readonly clusters: readonly Readonly<Record<string, unknown>>[];
  };
}

function configuration(...calls: readonly CallSpec[]): Bootstrap {
  return parse(envoy.pod('orders', calls).files['envoy.yaml']!) as Bootstrap;
}

const clusterOf = (spec: CallSpec) => configuration(spec).static_resources.clusters[1]!;

test('each callee has a port of its own on the loopback of the pod', () => {
  const calls = [call({}), call({}, { name: 'payment' })];
  expect(envoy.pod('orders', calls).urls).toEqual({
    inventory: 'http://127.0.0.1:15101',
    payment: 'http://127.0.0.1:15102',
  });
  const [, ...listeners] = configuration(...calls).static_resources.listeners;
  expect(listeners.map(({ address }) => address)).toEqual(
    [15101, 15102].map((port_value) => ({ socket_address: { address: '127.0.0.1', port_value } })),
  );
});

test('the default breaker puts a pod out for 30 s, each time', () => {
  expect(clusterOf(call({ breaker: CircuitBreaker.onRatio() }))['outlier_detection']).toEqual({
    consecutive_5xx: 3,
    enforcing_consecutive_5xx: 100,
    enforcing_failure_percentage: 100,
    failure_percentage_threshold: 60,
    failure_percentage_request_volume: 3,
    failure_percentage_minimum_hosts: 1,
    interval: '10s',
    base_ejection_time: '30s',
    max_ejection_time: '30s',
    max_ejection_time_jitter: '0s',
    max_ejection_percent: 100,
    enforcing_success_rate: 0,
    enforcing_consecutive_gateway_failure: 0,
  });
});

test.each([0.29, 0.57, 0.58, 0.07, 1])('a ratio of %d is the same per cent', (failureRatio) => {
  const breaker = CircuitBreaker.onRatio({ failureRatio });
  const { failure_percentage_threshold: threshold } = clusterOf(call({ breaker }))['outlier_detection'] as {
    readonly failure_percentage_threshold: number;
  };
  expect(threshold).toBe(Math.round(failureRatio * 100));
});

test('a callee outside is asked by TLS, and its certificate has to name it', () => {
  const outside = call({}, { host: 'cards.example.no', port: 443, peers: undefined, tls: true });
  expect(JSON.stringify(clusterOf(outside)['transport_socket'])).toContain(
    '"match_typed_subject_alt_names":[{"san_type":"DNS","matcher":{"exact":"cards.example.no"}}]',
  );
});

test('only the methods that may be asked again are', () => {
  const text = envoy.pod('orders', [call({ retry: Retry.on(['GET', 'HEAD'], { tries: 3 }) })]).files[
    'envoy.yaml'
  ];
  expect(text).toMatch(/regex: GET\|HEAD/);
  expect(text).toMatch(/num_retries: 2/);
  expect(text).toMatch(/timeout: 15\.075s/);
});

test('a fallback is text and nothing more, whatever stands in it', () => {
  const body = '{"share": "%RESPONSE_CODE%", "no": "\'#: {"}';
  const text = envoy.pod('orders', [call({ fallback: Fallback.answer({ body }) })]).files['envoy.yaml']!;
  expect(JSON.stringify(parse(text))).toContain(JSON.stringify({ inline_string: body }));
});

describe('what it does otherwise', () => {
  const names = (props: CallProps) =>
    envoy
      .deviations(resolvePolicy(new Findings(), props))
      .map(({ name, isDefault }) => `${name} ${isDefault}`);

  test('is nothing without a breaker', () => expect(names({ retry: Retry.on(['GET']) })).toEqual([]));

  test('is taken for granted of the default breaker', () => {
    expect(names({ breaker: CircuitBreaker.onRatio() })).toEqual([
      'per-peer true',
      'no-probes true',
      'sweeping-window true',
      'trips-in-a-row true',
    ]);
  });

  test('has to be accepted of any other', () => {
    expect(names({ breaker: CircuitBreaker.onRatio({ openFor: Duration.seconds(31) }) })).toContain(
      'no-probes false',
    );
    expect(names({ breaker: CircuitBreaker.onFailures() })).toEqual(['per-peer false', 'no-probes false']);
  });
});
