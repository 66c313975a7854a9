import { longestTime } from '../../policy/longest-time';
import type { PolicySpec } from '../../policy/spec';
import { millisecondsText } from '../duration-text';

/** Of the callee's Service. Without jitter, and with one pause for the shortest and longest, each lasts as long. */
export function renderFailureAccrual({ breaker }: PolicySpec): Readonly<Record<string, string>> {
  if (breaker === undefined) return {};
  const failures = breaker.kind === 'ratio' ? breaker.requests : breaker.failures;
  const prefix = 'balancer.linkerd.io/failure-accrual';
  return {
    [prefix]: 'consecutive',
    [`${prefix}-consecutive-max-failures`]: String(failures),
    [`${prefix}-consecutive-min-penalty`]: millisecondsText(breaker.openFor),
    [`${prefix}-consecutive-max-penalty`]: millisecondsText(breaker.openFor),
    [`${prefix}-consecutive-jitter-ratio`]: '0.0',
  };
}

/** Of the route for what is asked once. */
export function renderTimeout({ timeout }: PolicySpec): Readonly<Record<string, string>> {
  return { 'timeout.linkerd.io/request': millisecondsText(timeout) };
}

/** Of the route for what may be asked again. */
export function renderRetry(policy: PolicySpec): Readonly<Record<string, string>> {
  const { timeout, retry } = policy;
  if (retry === undefined) return {};
  const statuses = retry.after.filter((condition) => /^\d+$/.test(condition));
  return {
    'timeout.linkerd.io/request': millisecondsText(longestTime(policy)),
    ...(statuses.length > 0 ? { 'retry.linkerd.io/http': statuses.join(',') } : {}),
    'retry.linkerd.io/limit': String(retry.tries - 1),
    ...(retry.after.includes('reset') ? { 'retry.linkerd.io/timeout': millisecondsText(timeout) } : {}),
  };
}
