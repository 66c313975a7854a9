import {
  duration,
  flag,
  having,
  listOf,
  number,
  oneOf,
  optional,
  type Shape,
  shaped,
  text,
} from '../../kernel';
import { CircuitBreaker } from './circuit-breaker';
import { Fallback } from './fallback';
import type { AnswerProps } from './fallback-props';
import type { ConsecutiveBreakerProps, RatioBreakerProps } from './circuit-breaker-props';
import type { CallProps, ConcurrencyProps } from './props';
import type { Method, RetryCondition, RetryProps } from './retry-props';
import { Retry } from './retry';

const concurrency: Shape<ConcurrencyProps> = {
  connections: optional(number(1, 'NAUST-RSL-002')),
  pending: optional(number(1, 'NAUST-RSL-002')),
  requestsPerConnection: optional(number(1, 'NAUST-RSL-002')),
};

export const callShape: Shape<CallProps> = {
  timeout: optional(duration),
  retry: optional(having('a Retry, such as Retry.on([...])', 'methods', Retry.on([]))),
  breaker: optional(
    having('a CircuitBreaker, such as CircuitBreaker.onRatio()', 'trip', CircuitBreaker.onRatio()),
  ),
  concurrency: optional(shaped(concurrency)),
  fallback: optional(
    having('a Fallback, such as Fallback.answer({...})', 'props', Fallback.answer({ body: '' })),
  ),
  accept: optional(listOf(text('no-probes'))),
};

export const ratioBreakerShape: Shape<RatioBreakerProps> = {
  requests: optional(number(3, 'NAUST-RSL-003')),
  failureRatio: optional(number(0.6, 'NAUST-RSL-004')),
  window: optional(duration),
  openFor: optional(duration),
  probes: optional(number(3, 'NAUST-RSL-003')),
};

export const consecutiveBreakerShape: Shape<ConsecutiveBreakerProps> = {
  failures: optional(number(5, 'NAUST-RSL-003')),
  openFor: optional(duration),
  probes: optional(number(1, 'NAUST-RSL-003')),
};

export const methods = listOf(oneOf<Method>('GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'POST', 'PATCH'));

export const retryShape: Shape<RetryProps> = {
  tries: optional(number(2, 'NAUST-RSL-005')),
  after: optional(listOf(oneOf<RetryCondition>('connect-failure', 'reset', '502', '503', '504'))),
  backoff: optional(duration),
  maxBackoff: optional(duration),
  budgetRatio: optional(number(0.2, 'NAUST-RSL-004')),
  idempotent: optional(flag),
};

export const answerShape: Shape<AnswerProps> = {
  status: optional(number(503, 'NAUST-RSL-007')),
  body: text('{}'),
  contentType: optional(text('application/json')),
};
