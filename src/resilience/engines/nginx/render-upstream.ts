import { block, type Directive, directive, time } from '../../../nginx';
import type { CallSpec } from '../../engine';
import { nginxSettings } from './settings';
import { fallbackSocket } from './render-fallback';

/**
 * Whom a call is made to, and in their place, while they are left alone, this nginx itself: a peer that has a stand-in
 * may fail although it is the only one. Without retries one address stands for all pods, so that the second try that
 * nginx counts by goes to the stand-in. @see https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server
 */
export function renderUpstream(call: CallSpec): Directive {
  const { name, policy } = call;
  const { breaker, concurrency, retry } = policy;
  const { host, port } = (retry === undefined ? undefined : call.peers) ?? call;
  const failures = breaker?.kind === 'ratio' ? breaker.requests : breaker?.failures;
  return block(
    'upstream',
    [name],
    [
      directive('zone', name, '64k'),
      directive(
        'server',
        `${host}:${port}`,
        'resolve',
        `max_conns=${concurrency.connections}`,
        ...(breaker === undefined
          ? ['max_fails=0']
          : [`max_fails=${failures}`, `fail_timeout=${time(breaker.openFor)}`]),
      ),
      directive('server', `unix:${fallbackSocket(name)}`, 'backup', 'max_fails=0'),
      directive('keepalive', '32'),
      directive('keepalive_requests', String(concurrency.requestsPerConnection)),
      directive('keepalive_timeout', time(nginxSettings.idleTimeout)),
    ],
  );
}
