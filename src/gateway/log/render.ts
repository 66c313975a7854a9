import {
  block,
  comment,
  directive,
  type Node,
  quoted,
  size,
  time,
  variable,
  type VariableName,
} from '../../nginx';
import type { DistributionPaths } from '../nginx/target';
import type { NginxSpec } from '../nginx-spec';
import { accessLogDelay } from '../settings';
import { tracesGoOn } from '../trace/render';

type Field = readonly [name: string, of: VariableName, kind: 'text' | 'number'];

/** The fields of a line, by their names in it. No query strings: they carry personal data and tokens. */
const fieldsOf = (trace: VariableName): readonly Field[] => [
  ['time', 'time_iso8601', 'text'],
  ['request_id', 'gateway_request_id', 'text'],
  ['trace_id', trace, 'text'],
  ['server', 'server_name', 'text'],
  ['route', 'route', 'text'],
  ['host', 'host', 'text'],
  ['method', 'request_method', 'text'],
  ['path', 'uri', 'text'],
  ['protocol', 'server_protocol', 'text'],
  ['tls', 'ssl_protocol', 'text'],
  ['status', 'status', 'number'],
  ['bytes', 'body_bytes_sent', 'number'],
  ['seconds', 'request_time', 'number'],
  ['cache', 'upstream_cache_status', 'text'],
  ['upstream', 'upstream_addr', 'text'],
  ['upstream_status', 'upstream_status', 'text'],
  ['upstream_connect_seconds', 'upstream_connect_time', 'text'],
  ['upstream_header_seconds', 'upstream_header_time', 'text'],
  ['upstream_seconds', 'upstream_response_time', 'text'],
];

const client = ['client', 'remote_addr', 'text'] as const;

type LogPaths = Pick<DistributionPaths, 'accessLog' | 'accessLogBuffer'>;

/** A line of JSON a request. */
export function renderLog(spec: NginxSpec, paths: LogPaths): readonly Node[] {
  const withClient = spec.routing.logClientAddress;
  const fields = fieldsOf(tracesGoOn(spec) ? 'trace_id' : 'request_id');
  const all = withClient ? [...fields, client] : fields;
  const words = all.map(([name, of, kind], index) => {
    const [before, after] = [index === 0 ? '{' : '', index === all.length - 1 ? '}' : ','];
    const mark = kind === 'text' ? '"' : '';
    return quoted(`${before}"${name}":${mark}`, variable(of), `${mark}${after}`);
  });
  return [
    comment('The route of a request, which its location sets; elsewhere it has none.'),
    block('map', [variable('server_name'), variable('route')], [directive('default', quoted(''))]),
    comment(`A line of JSON a request, without query strings${withClient ? '' : ' or client addresses'}.`),
    directive('log_format', 'gateway', 'escape=json', ...words),
    directive(
      'access_log',
      paths.accessLog,
      'gateway',
      `buffer=${size(paths.accessLogBuffer)}`,
      `flush=${time(accessLogDelay)}`,
    ),
  ];
}
