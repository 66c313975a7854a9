import { Duration } from 'cdk8s';
import { Findings } from '../../src/kernel';
import {
  type CallProps,
  CircuitBreaker,
  Fallback,
  type Method,
  resolvePolicy,
  Retry,
} from '../../src/resilience';

function codesOf(props: CallProps): readonly string[] {
  const findings = new Findings();
  resolvePolicy(findings, props);
  return findings.all.map(({ code }) => code);
}

const good: CallProps = {
  timeout: Duration.seconds(2),
  retry: Retry.on(['GET']),
  breaker: CircuitBreaker.onRatio(),
  concurrency: { connections: 50 },
  fallback: Fallback.answer({ body: '{"orders":[]}', status: 200 }),
};

test('a policy with everything in it is sound', () => expect(codesOf(good)).toEqual([]));

test('the default breaker is the one of the requirement', () => {
  expect(resolvePolicy(new Findings(), good).breaker).toEqual({
    kind: 'ratio',
    requests: 3,
    failureRatio: 0.6,
    window: Duration.minutes(1),
    openFor: Duration.seconds(30),
    probes: 3,
  });
});

test('so are the default caps', () => {
  expect(resolvePolicy(new Findings(), {}).concurrency).toEqual({
    connections: 100,
    pending: 1024,
    requestsPerConnection: 10,
    isAsked: false,
  });
});

test.each<[string, CallProps]>([
  ['NAUST-RSL-001', { timeout: Duration.millis(0) }],
  ['NAUST-RSL-001', { timeout: Duration.hours(2) }],
  ['NAUST-RSL-002', { concurrency: { connections: 0 } }],
  ['NAUST-RSL-002', { concurrency: { requestsPerConnection: 1.5 } }],
  ['NAUST-RSL-003', { breaker: CircuitBreaker.onRatio({ requests: 0 }) }],
  ['NAUST-RSL-003', { breaker: CircuitBreaker.onRatio({ window: Duration.millis(10) }) }],
  ['NAUST-RSL-003', { breaker: CircuitBreaker.onFailures({ failures: 0 }) }],
  ['NAUST-RSL-003', { breaker: CircuitBreaker.onFailures({ openFor: Duration.days(1) }) }],
  ['NAUST-RSL-003', { breaker: CircuitBreaker.onFailures({ probes: 0 }) }],
  ['NAUST-RSL-004', { breaker: CircuitBreaker.onRatio({ failureRatio: 60 }) }],
  ['NAUST-RSL-004', { breaker: CircuitBreaker.onRatio({ failureRatio: 0 }) }],
  ['NAUST-RSL-004', { breaker: CircuitBreaker.onRatio({ failureRatio: Number.NaN }) }],
  ['NAUST-RSL-004', { retry: Retry.on(['GET'], { budgetRatio: -0.1 }) }],
  ['NAUST-RSL-005', { retry: Retry.on(['GET'], { tries: 1 }) }],
  ['NAUST-RSL-005', { retry: Retry.on([]) }],
  ['NAUST-RSL-005', { retry: Retry.on(['GET'], { backoff: Duration.seconds(2) }) }],
  ['NAUST-RSL-006', { retry: Retry.on(['POST']) }],
  ['NAUST-RSL-007', { fallback: Fallback.answer({ body: 'x'.repeat(4097) }) }],
  ['NAUST-RSL-007', { fallback: Fallback.answer({ body: '', status: 100 }) }],
  ['NAUST-VAL-012', { fallback: Fallback.answer({ body: '', contentType: 'text/plain\r\nx: y' }) }],
  ['NAUST-VAL-030', { retry: Retry.on(['get' as Method]) }],
  ['NAUST-VAL-030', { breaker: {} as CircuitBreaker }],
])('%s for %j', (code, change) => {
  expect(codesOf({ ...good, ...change })).toEqual([code]);
});

test('a POST is asked again where the callee knows it for a repeat', () => {
  expect(codesOf({ retry: Retry.on(['POST'], { idempotent: true }) })).toEqual([]);
});
