import { gaps } from '../../deviation';
import type { Deviation } from '../../engine';
import { callDefaults } from '../../policy/defaults';
import type { Method } from '../../policy/retry-props';
import type { PolicySpec } from '../../policy/spec';

/** What nginx takes for idempotent. @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_next_upstream */
const IDEMPOTENT: readonly Method[] = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];

export function nginxDeviations(policy: PolicySpec): readonly Deviation[] {
  const { timeout, breaker, retry, concurrency } = policy;
  const { openFor } = breaker ?? {};
  const within = `${openFor?.toSeconds({ integral: false })} s, whatever succeeded in between`;
  return [
    {
      name: 'timeout-between-reads',
      what: 'gives up after timeout without a byte, however long the whole answer takes',
      isDefault: timeout.toMilliseconds() === callDefaults.timeout.toMilliseconds(),
    },
    ...gaps(
      [
        breaker?.kind === 'ratio',
        'no-ratio',
        `stops after ${breaker?.kind === 'ratio' ? breaker.requests : ''} failures within ${within}`,
      ],
      [breaker?.kind === 'consecutive', 'not-in-a-row', `counts failures within ${within}`],
      [
        breaker !== undefined && breaker.probes !== 1,
        'one-probe',
        `lets one request through on trial, instead of ${breaker?.probes}`,
      ],
      [
        breaker !== undefined && retry === undefined,
        'own-errors-replaced',
        'answers in its own words, or by the fallback, where the callee answers 500, 502, 503 or 504',
      ],
      [
        breaker !== undefined && retry === undefined,
        'other-errors-pass',
        'takes 501 and what is above 504 for no failure',
      ],
      [
        breaker !== undefined && retry !== undefined,
        'per-peer',
        'counts and stops for each pod of the callee by itself; with all of them out it answers at once',
      ],
      [
        breaker !== undefined && retry !== undefined,
        'counts-what-is-retried',
        'counts a try that is followed by another, and no other failure',
      ],
      [
        retry !== undefined && !IDEMPOTENT.every((method) => retry.methods.includes(method)),
        'retries-every-idempotent-method',
        'asks again after GET, HEAD, OPTIONS, PUT and DELETE, and after others where one of those is named',
      ],
      [
        retry !== undefined && retry.after.includes('connect-failure') !== retry.after.includes('reset'),
        'errors-are-one',
        'knows connect-failure and reset as one',
      ],
      [retry !== undefined, 'no-backoff', 'asks again without a pause, and another pod each time'],
      [retry !== undefined, 'no-budget', 'asks again however many requests are under way'],
      [
        concurrency.isAsked && retry !== undefined,
        'caps-per-peer',
        'holds each pod of the callee to connections, and not all of them together',
      ],
      [concurrency.isAsked, 'no-pending', 'refuses what is beyond connections, and lets nothing wait'],
    ),
  ];
}
