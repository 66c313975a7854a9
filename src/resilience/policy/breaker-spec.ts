import type { Duration } from 'cdk8s';
import { conform, type Findings, withDefaults } from '../../kernel';
import { checkRatio } from './check-ratio';
import { checkTime } from './check-time';
import type { CircuitBreaker } from './circuit-breaker';
import { consecutiveBreakerDefaults, ratioBreakerDefaults } from './defaults';
import type { ConsecutiveBreakerProps, RatioBreakerProps } from './circuit-breaker-props';
import { consecutiveBreakerShape, ratioBreakerShape } from './shape';

export interface RatioBreakerSpec {
  readonly kind: 'ratio';
  readonly requests: number;
  readonly failureRatio: number;
  readonly window: Duration;
  readonly openFor: Duration;
  readonly probes: number;
}

export interface ConsecutiveBreakerSpec {
  readonly kind: 'consecutive';
  readonly failures: number;
  readonly openFor: Duration;
  readonly probes: number;
}

export type BreakerSpec = RatioBreakerSpec | ConsecutiveBreakerSpec;

export function resolveBreaker(findings: Findings, { trip }: CircuitBreaker): BreakerSpec {
  const spec = trip.kind === 'ratio' ? ofRatio(findings, trip.props) : inARow(findings, trip.props);
  checkTime(findings, 'breaker.openFor', spec.openFor, hour, 'NAUST-RSL-003');
  findings.integer('breaker.probes', spec.probes, { min: 1, max: 1000 }, 'NAUST-RSL-003');
  return spec;
}

/** Whether it is the one that every engine's nearest is taken for without a word: the requirement's own. */
export function isDefaultRatio(breaker: BreakerSpec): boolean {
  if (breaker.kind !== 'ratio') return false;
  const { requests, failureRatio, window, openFor, probes } = ratioBreakerDefaults;
  return (
    breaker.requests === requests &&
    breaker.failureRatio === failureRatio &&
    breaker.probes === probes &&
    breaker.window.toMilliseconds() === window.toMilliseconds() &&
    breaker.openFor.toMilliseconds() === openFor.toMilliseconds()
  );
}

const hour = { min: 1, max: 3600 };
const counts = { min: 1, max: 100_000 };

function ofRatio(findings: Findings, given: RatioBreakerProps): RatioBreakerSpec {
  const spec = withDefaults(conform(findings, given, ratioBreakerShape), ratioBreakerDefaults);
  findings.integer('breaker.requests', spec.requests, counts, 'NAUST-RSL-003');
  checkRatio(findings, 'breaker.failureRatio', spec.failureRatio);
  checkTime(findings, 'breaker.window', spec.window, hour, 'NAUST-RSL-003');
  return { kind: 'ratio', ...spec };
}

function inARow(findings: Findings, given: ConsecutiveBreakerProps): ConsecutiveBreakerSpec {
  const spec = withDefaults(conform(findings, given, consecutiveBreakerShape), consecutiveBreakerDefaults);
  findings.integer('breaker.failures', spec.failures, counts, 'NAUST-RSL-003');
  return { kind: 'consecutive', ...spec };
}
