import { type Directive, directive, quoted, variable } from '../../nginx';
import type { NginxSpec } from '../nginx-spec';
import { forgeable } from '../settings';
import { tracesGoOn } from '../trace/render';
import type { Prefix } from './render';

/**
 * Headers of every request to a service. At the edge `X-Forwarded-For` is the client alone: what it sent itself does
 * not survive. Behind a proxy that is believed, it is the proxy's list.
 */
export function requestHeaders(spec: NginxSpec, prefix: Prefix = 'proxy'): readonly Directive[] {
  const behindProxy = spec.trust?.by === 'X-Forwarded-For';
  const set = (name: string, value: Directive['words'][number]): Directive =>
    directive(`${prefix}_set_header`, name, value);
  return [
    set('Host', variable('host')),
    set('X-Real-IP', variable('remote_addr')),
    set('X-Forwarded-For', variable(behindProxy ? 'proxy_add_x_forwarded_for' : 'remote_addr')),
    set('X-Forwarded-Proto', variable('scheme')),
    set('X-Forwarded-Host', variable('host')),
    set('X-Request-ID', variable('gateway_request_id')),
    set('traceparent', variable('gateway_traceparent')),
    set('tracestate', tracesGoOn(spec) ? variable('gateway_tracestate') : quoted('')),
    ...forgeable.map((name) => set(name, quoted(''))),
  ];
}
