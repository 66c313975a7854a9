import { block, type Directive, directive, quoted, time } from '../../../nginx';
import type { CallSpec } from '../../engine';
import type { RetrySpec } from '../../policy/retry-spec';
import { renderAnswer } from './render-fallback';
import { nginxSettings } from './settings';

/** Where the application asks for one callee: on the pod's own loopback, so that nobody else can. */
export function renderCall(call: CallSpec, port: number): Directive {
  const { name, host, policy } = call;
  const { timeout, fallback } = policy;
  const authority = call.port === 80 ? host : `${host}:${call.port}`;
  const connect = Math.min(timeout.toMilliseconds(), nginxSettings.connectTimeout.toMilliseconds());
  return block(
    'server',
    [],
    [
      directive('listen', `127.0.0.1:${port}`),
      block(
        'location',
        ['/'],
        [
          directive('proxy_pass', `http://${name}`),
          directive('proxy_http_version', '1.1'),
          directive('proxy_set_header', 'Host', quoted(authority)),
          directive('proxy_set_header', 'Connection', quoted('')),
          directive('proxy_connect_timeout', `${connect}ms`),
          directive('proxy_send_timeout', time(timeout)),
          directive('proxy_read_timeout', time(timeout)),
          ...renderNext(call),
          ...(fallback === undefined ? [] : [directive('error_page', '502', '504', '=', '@fallback')]),
        ],
      ),
      ...(fallback === undefined ? [] : [block('location', ['@fallback'], renderAnswer(fallback))]),
    ],
  );
}

/** @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_next_upstream */
function renderNext({ policy: { retry, breaker } }: CallSpec): readonly Directive[] {
  if (retry !== undefined) {
    return [
      directive('proxy_next_upstream', ...retriedAfter(retry)),
      directive('proxy_next_upstream_tries', String(retry.tries)),
    ];
  }
  if (breaker === undefined) return [directive('proxy_next_upstream', 'off')];
  // The second is the stand-in's, so that nothing is asked twice.
  const failures = ['error', 'timeout', 'http_500', 'http_502', 'http_503', 'http_504', 'non_idempotent'];
  return [directive('proxy_next_upstream', ...failures), directive('proxy_next_upstream_tries', '2')];
}

function retriedAfter({ after, methods }: RetrySpec): readonly string[] {
  const isError = after.includes('connect-failure') || after.includes('reset');
  return [
    ...(isError ? ['error'] : []),
    ...(after.includes('reset') ? ['timeout'] : []),
    ...after.filter((condition) => /^\d+$/.test(condition)).map((status) => `http_${status}`),
    ...(methods.includes('POST') || methods.includes('PATCH') ? ['non_idempotent'] : []),
  ];
}
