import type { TrustSpec } from './entry-spec';
import { directive, type Directive, quoted } from './nginx/directive';
import { variable } from './nginx/variable';
import { forgeable } from './settings';

/**
 * Headers of every request to a service. At the edge `X-Forwarded-For` is the client alone: what it sent itself does
 * not survive. Behind a proxy that is believed, it is the proxy's list.
 */
export function requestHeaders(trust: TrustSpec | undefined): readonly Directive[] {
  const behindProxy = trust?.by === 'X-Forwarded-For';
  return [
    directive('proxy_set_header', 'Host', variable('host')),
    directive('proxy_set_header', 'X-Real-IP', variable('remote_addr')),
    directive(
      'proxy_set_header',
      'X-Forwarded-For',
      variable(behindProxy ? 'proxy_add_x_forwarded_for' : 'remote_addr'),
    ),
    directive('proxy_set_header', 'X-Forwarded-Proto', variable('scheme')),
    directive('proxy_set_header', 'X-Forwarded-Host', variable('host')),
    directive('proxy_set_header', 'X-Request-ID', variable('gateway_request_id')),
    ...forgeable.map((name) => directive('proxy_set_header', name, quoted(''))),
  ];
}
