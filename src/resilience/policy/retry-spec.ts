import type { Duration } from 'cdk8s';
import { conform, type Findings, read, shown, withDefaults } from '../../kernel';
import { checkRatio } from './check-ratio';
import { checkTime } from './check-time';
import { retryDefaults } from './defaults';
import type { Method, RetryCondition } from './retry-props';
import type { Retry } from './retry';
import { methods as methodsKind, retryShape } from './shape';

export interface RetrySpec {
  readonly methods: readonly Method[];
  readonly tries: number;
  readonly after: readonly RetryCondition[];
  readonly backoff: Duration;
  readonly maxBackoff: Duration;
  readonly budgetRatio: number;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods */
const NOT_IDEMPOTENT: readonly Method[] = ['POST', 'PATCH'];

export function resolveRetry(findings: Findings, retry: Retry): RetrySpec {
  const methods = read(findings, 'the methods of Retry.on', retry.methods, methodsKind);
  const { idempotent = false, ...props } = conform(findings, retry.props, retryShape);
  const spec = withDefaults(props, retryDefaults);
  findings.integer('retry.tries', spec.tries, { min: 2, max: 10 }, 'NAUST-RSL-005');
  checkRatio(findings, 'retry.budgetRatio', spec.budgetRatio);
  checkTime(findings, 'retry.backoff', spec.backoff, { min: 0.001, max: 60 }, 'NAUST-RSL-005');
  const least = Math.min(60, spec.backoff.toSeconds({ integral: false }));
  checkTime(findings, 'retry.maxBackoff', spec.maxBackoff, { min: least, max: 60 }, 'NAUST-RSL-005');
  if (methods.length === 0) noMethods(findings);
  const repeated = methods.filter((method) => NOT_IDEMPOTENT.includes(method));
  if (repeated.length > 0 && !idempotent) doneTwice(findings, repeated);
  return { methods, ...spec };
}

function noMethods(findings: Findings): void {
  findings.add({
    code: 'NAUST-RSL-005',
    what: 'asks again for no method at all',
    got: 'Retry.on([])',
    allowed: 'one method at least',
    fix: "write Retry.on(['GET', 'HEAD']), or leave retry out",
  });
}

function doneTwice(findings: Findings, methods: readonly Method[]): void {
  findings.add({
    code: 'NAUST-RSL-006',
    what: 'asks again for what may have been done already',
    got: shown(methods),
    allowed: 'GET, HEAD, OPTIONS, PUT, DELETE; POST and PATCH where the callee knows a repeated one',
    fix: 'leave them out, or set idempotent: true where the callee is sent an idempotency key',
  });
}
