import type { CallOf } from '../../engine';
import type { BreakerSpec } from '../../policy/breaker-spec';
import type { RetrySpec } from '../../policy/retry-spec';
import { durationText } from '../duration-text';
import { endpointName } from './endpoint-name';

/** What one caller holds itself to. @see https://docs.dapr.io/operations/resiliency/resiliency-overview/ */
export function renderResiliency(calls: readonly CallOf[]): Readonly<Record<string, unknown>> {
  return {
    scopes: [...new Set(calls.map(({ caller }) => caller.name))],
    spec: {
      policies: {
        timeouts: by(calls, ({ policy }) => durationText(policy.timeout)),
        retries: by(calls, ({ policy }) => policy.retry && renderRetry(policy.retry)),
        circuitBreakers: by(calls, ({ policy }) => policy.breaker && renderBreaker(policy.breaker)),
      },
      targets: {
        apps: Object.fromEntries(
          calls.map((call) => [endpointName(call.caller.name, call.name), targetOf(call)]),
        ),
      },
    },
  };
}

function by<T>(calls: readonly CallOf[], of: (call: CallOf) => T | undefined): Record<string, T> | undefined {
  const some = calls.flatMap((call) => {
    const value = of(call);
    return value === undefined ? [] : [[call.name, value] as const];
  });
  return some.length === 0 ? undefined : Object.fromEntries(some);
}

function targetOf({ name, policy }: CallOf): object {
  return {
    timeout: name,
    retry: policy.retry && name,
    circuitBreaker: policy.breaker && name,
  };
}

function renderRetry({ backoff, tries, after }: RetrySpec): object {
  const statuses = after.filter((condition) => /^\d+$/.test(condition));
  return {
    policy: 'constant',
    duration: durationText(backoff),
    maxRetries: tries - 1,
    // Without a status of its own, "0" is one that no answer has.
    matching: { httpStatusCodes: statuses.join(',') || '0' },
  };
}

function renderBreaker(breaker: BreakerSpec): object {
  return {
    maxRequests: breaker.probes,
    interval: breaker.kind === 'ratio' ? durationText(breaker.window) : '0s',
    timeout: durationText(breaker.openFor),
    trip: renderTrip(breaker),
  };
}

/** In whole numbers, as its counts are. @see https://github.com/google/cel-spec */
function renderTrip(breaker: BreakerSpec): string {
  if (breaker.kind === 'consecutive') return `consecutiveFailures >= ${breaker.failures}`;
  const [share, whole] = fractionOf(breaker.failureRatio);
  return `requests >= ${breaker.requests} && totalFailures * ${whole} >= requests * ${share}`;
}

/** 0.6 as 6 and 10: what was written, whatever a float makes of it. */
export function fractionOf(ratio: number): readonly [share: number, whole: number] {
  const digits = ratio.toFixed(9).replace(/0+$/, '').split('.')[1]!.length;
  const whole = 10 ** digits;
  return [Math.round(ratio * whole), whole];
}
