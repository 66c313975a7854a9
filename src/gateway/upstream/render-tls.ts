import { type Directive, directive, quoted } from '../../nginx';
import { distributions, type NginxTarget } from '../nginx/target';
import type { UpstreamSpec } from './spec';

export function schemeOf({ tls }: UpstreamSpec): 'http://' | 'https://' {
  return tls ? 'https://' : 'http://';
}

/** nginx itself believes any certificate, and names no server. */
export function renderUpstreamTls(
  { tls }: UpstreamSpec,
  target: NginxTarget,
  prefix: 'proxy' | 'grpc' = 'proxy',
): readonly Directive[] {
  if (tls === undefined) return [];
  const authorities = tls.authorities ?? distributions[target.distribution].authorities;
  return [
    directive(`${prefix}_ssl_name`, quoted(tls.name)),
    directive(`${prefix}_ssl_server_name`, 'on'),
    directive(`${prefix}_ssl_verify`, 'on'),
    directive(`${prefix}_ssl_verify_depth`, '3'),
    directive(`${prefix}_ssl_trusted_certificate`, quoted(authorities)),
    directive(`${prefix}_ssl_protocols`, 'TLSv1.2', 'TLSv1.3'),
  ];
}
