/** Every variable that a written configuration may expand. Text from a user never becomes one. */
const names = [
  'begun_traceparent',
  'binary_remote_addr',
  'body_bytes_sent',
  'connection_upgrade',
  'first_span',
  'from_proxy',
  'gateway_request_id',
  'gateway_traceparent',
  'gateway_tracestate',
  'host',
  'no_certificate',
  'of_trace',
  'proxy_add_x_forwarded_for',
  'realip_remote_addr',
  'remote_addr',
  'request_id',
  'request_method',
  'request_time',
  'request_uri',
  'route',
  'scheme',
  'server_name',
  'server_protocol',
  'ssl_protocol',
  'ssl_server_name',
  'status',
  'time_iso8601',
  'tls_directory',
  'trace_flags',
  'trace_id',
  'upstream_addr',
  'upstream_cache_status',
  'upstream_connect_time',
  'upstream_header_time',
  'upstream_response_time',
  'upstream_status',
  'uri',
] as const;

/** Headers and cookies of a request, headers of an answer, and the gateway's own, which are numbered or named by them. */
type Family = 'canary' | 'closed' | 'cookie' | 'cors' | 'http' | 'identity' | 'key' | 'upstream_http';

export type VariableName = (typeof names)[number] | `${Family}_${string}`;

export interface Variable {
  readonly kind: 'variable';
  readonly name: VariableName;
}

export function variable(name: VariableName): Variable {
  return { kind: 'variable', name };
}

/** A header's name as nginx writes it in a variable. @see https://nginx.org/en/docs/http/ngx_http_core_module.html#var_http_ */
export function inVariable(header: string): string {
  return header.toLowerCase().replaceAll('-', '_');
}
