import type { Duration } from 'cdk8s';
import { conform, type Findings, withDefaults } from '../../kernel';
import { type BreakerSpec, resolveBreaker } from './breaker-spec';
import { callDefaults, concurrencyDefaults } from './defaults';
import { type AnswerSpec, resolveFallback } from './fallback-spec';
import type { CallProps } from './props';
import { resolveRetry, type RetrySpec } from './retry-spec';
import { callShape } from './shape';
import { checkTime } from './check-time';

export interface ConcurrencySpec {
  readonly connections: number;
  readonly pending: number;
  readonly requestsPerConnection: number;
  /** Whether a user asked for it: an engine without caps then falls short of something. */
  readonly isAsked: boolean;
}

/** How one caller behaves towards one callee, in no engine's terms. */
export interface PolicySpec {
  readonly timeout: Duration;
  readonly retry: RetrySpec | undefined;
  readonly breaker: BreakerSpec | undefined;
  readonly concurrency: ConcurrencySpec;
  readonly fallback: AnswerSpec | undefined;
  /** The names of deviations that the user accepts. */
  readonly accepted: readonly string[];
}

export function resolvePolicy(findings: Findings, given: CallProps): PolicySpec {
  const props = conform(findings, given, callShape);
  const { timeout } = withDefaults(props, callDefaults);
  checkTime(findings, 'timeout', timeout, { min: 0.001, max: 3600 }, 'NAUST-RSL-001');
  return {
    timeout,
    retry: props.retry && resolveRetry(findings, props.retry),
    breaker: props.breaker && resolveBreaker(findings, props.breaker),
    concurrency: resolveConcurrency(findings, props),
    fallback: props.fallback && resolveFallback(findings, props.fallback),
    accepted: props.accept ?? [],
  };
}

function resolveConcurrency(findings: Findings, { concurrency }: CallProps): ConcurrencySpec {
  const complete = withDefaults(concurrency ?? {}, concurrencyDefaults);
  for (const field of ['connections', 'pending', 'requestsPerConnection'] as const) {
    findings.integer(`concurrency.${field}`, complete[field], { min: 1, max: 100_000 }, 'NAUST-RSL-002');
  }
  return { ...complete, isAsked: concurrency !== undefined };
}
