import { block, comment, directive, type Directive, type Node, quoted, whenEqual } from './nginx/directive';
import { supports } from './nginx/target';
import { size, time } from './nginx/units';
import { variable } from './nginx/variable';
import type { NginxSpec } from './nginx-spec';
import { authLocation, identityVariable, renderAuth } from './render-auth';
import { renderLocations } from './render-location';
import { limitRequests } from './render-limit';
import { requestHeaders } from './render-request-headers';
import { retryWindow } from './retry-window';
import { backlog, loopback, privateNetworks, tries } from './settings';

/** Rejects names that are not ours, leads HTTP to HTTPS, serves, and answers those who watch. */
export function renderServers(spec: NginxSpec): readonly Node[] {
  return [
    comment(
      'A name that is not served here gets no certificate, and 421 on a connection that is there already.',
    ),
    server(
      ...listen(spec, 'http', true),
      ...listen(spec, 'https', true),
      directive('server_name', '_'),
      directive('ssl_reject_handshake', 'on'),
      block('location', ['/'], [directive('return', '421')]),
    ),
    server(
      ...listen(spec, 'http', false),
      names(spec),
      ...onlyFromProxy(spec),
      directive('return', '308', quoted('https://', variable('host'), variable('request_uri'))),
    ),
    server(...gateway(spec)),
    status(spec),
  ];
}

function server(...nodes: readonly Node[]): Directive {
  return block('server', [], nodes);
}

function gateway(spec: NginxSpec): readonly Node[] {
  const { routing } = spec;
  return [
    ...listen(spec, 'https', false),
    names(spec),
    ...certificate(spec),
    ...onlyFromProxy(spec),
    directive('client_max_body_size', size(routing.bodySize)),
    limitRequests('rl_gateway', routing.rate),
    directive('limit_conn', 'lc_gateway', String(routing.concurrency)),
    ...(routing.auth ? renderAuth(routing.auth) : []),
    ...answerHeaders(spec),
    ...proxying(spec),
    ...(routing.auth ? [authLocation(spec, routing.auth)] : []),
    ...renderLocations(routing),
  ];
}

function listen(spec: NginxSpec, port: 'http' | 'https', isDefault: boolean): readonly Directive[] {
  const words = [
    ...(port === 'https' ? ['ssl'] : []),
    ...(port === 'https' && !supports(spec.target, 'http2Directive') ? ['http2'] : []),
    ...(spec.trust?.by === 'proxy_protocol' ? ['proxy_protocol'] : []),
    ...(isDefault ? ['default_server', `backlog=${backlog}`] : []),
  ];
  const addresses = [`${spec.ports[port]}`, ...(spec.ipv6 ? [`[::]:${spec.ports[port]}`] : [])];
  return addresses.map((address) => directive('listen', address, ...words));
}

function names({ routing }: NginxSpec): Directive {
  return directive('server_name', ...routing.hosts.map((host) => quoted(host)));
}

function certificate({ certificate: files }: NginxSpec): readonly Node[] {
  if (files.kind === 'files') {
    return [
      directive('ssl_certificate', quoted(files.certificate)),
      directive('ssl_certificate_key', quoted(files.key)),
    ];
  }
  return [
    directive('ssl_certificate', quoted(variable('tls_directory'), '/tls.crt')),
    directive('ssl_certificate_key', quoted(variable('tls_directory'), '/tls.key')),
  ];
}

/** `deny` would see the client's address here, which the proxy's word has replaced. */
function onlyFromProxy({ trust }: NginxSpec): readonly Node[] {
  if (trust?.by !== 'X-Forwarded-For') return [];
  return [block('if', [whenEqual(variable('from_proxy'), '0')], [directive('return', '444')])];
}

/** Here and in no location: one there would drop all of these. */
function answerHeaders({ routing }: NginxSpec): readonly Node[] {
  const headers = Object.entries(routing.headers);
  const hidden = ['X-Request-ID', ...headers.map(([name]) => name), 'X-Powered-By'];
  return [
    comment('Headers of every answer, errors included; what a service says under these names is dropped.'),
    ...headers.map(([name, value]) => directive('add_header', name, quoted(value), 'always')),
    directive('add_header', 'X-Request-ID', variable('gateway_request_id'), 'always'),
    ...hidden.map((name) => directive('proxy_hide_header', name)),
  ];
}

function proxying(spec: NginxSpec): readonly Node[] {
  const { routing } = spec;
  const identity = (routing.auth?.identity ?? []).map((name, index) =>
    directive('proxy_set_header', name, variable(identityVariable(index))),
  );
  return [
    comment("What services are told: nothing of it is the client's own word, but a request id."),
    directive('proxy_http_version', '1.1'),
    directive('proxy_set_header', 'Connection', quoted('')),
    ...requestHeaders(spec.trust),
    ...identity,
    directive('proxy_connect_timeout', time(routing.connectTimeout)),
    directive('proxy_read_timeout', time(routing.timeout)),
    directive('proxy_send_timeout', time(routing.sendTimeout)),
    directive('proxy_next_upstream', 'error', 'timeout', 'http_502', 'http_503', 'http_504'),
    directive('proxy_next_upstream_tries', String(tries)),
    directive('proxy_next_upstream_timeout', time(retryWindow(routing.connectTimeout, routing.timeout))),
  ];
}

function status(spec: NginxSpec): Directive {
  const { status: port } = spec.ports;
  const who = spec.statusOnLoopback
    ? 'For the host itself.'
    : 'For the kubelet and what watches: no Service leads here.';
  const watchers = spec.statusOnLoopback ? loopback : privateNetworks;
  return server(
    comment(who),
    directive('listen', spec.statusOnLoopback ? `127.0.0.1:${port}` : String(port)),
    directive('access_log', 'off'),
    block('location', ['=', '/healthz'], [directive('return', '204')]),
    block(
      'location',
      ['=', '/stub_status'],
      [
        ...watchers.map((network) => directive('allow', network)),
        directive('deny', 'all'),
        directive('stub_status'),
      ],
    ),
  );
}
