import { block, comment, directive, entry, type Node, pattern, quoted } from './nginx/directive';
import { distributions, hasHybridGroup, supports } from './nginx/target';
import { size, time } from './nginx/units';
import { variable } from './nginx/variable';
import type { NginxSpec } from './nginx-spec';
import { renderZones } from './render-limit';
import { renderLog } from './render-log';
import { renderServers } from './render-server';
import { renderUpstream } from './render-upstream';
import { certificateValidity, clientSettings, resolverValidity, tlsSettings } from './settings';

export function renderHttp(spec: NginxSpec): readonly Node[] {
  return [
    directive('server_tokens', 'off'),
    ...temporaryFolders(spec),
    ...resolver(spec),
    ...renderLog(spec.routing.logClientAddress, distributions[spec.target.distribution].accessLog),
    ...clients(),
    ...tls(spec),
    ...realAddress(spec),
    ...requestId(),
    ...renderZones(spec.routing),
    ...spec.routing.upstreams.map((upstream) => renderUpstream(upstream, spec)),
    ...renderServers(spec),
  ];
}

/** nginx makes these at start, in memory; the defaults lie on the image's read-only root. Answers are not kept at all. */
function temporaryFolders({ target }: NginxSpec): readonly Node[] {
  const { temporary } = distributions[target.distribution];
  if (temporary === undefined) return [];
  return [
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) =>
      directive(`${kind}_temp_path`, `${temporary}/${kind}`),
    ),
    directive('proxy_max_temp_file_size', '0'),
  ];
}

function resolver({ resolver: address }: NginxSpec): readonly Node[] {
  if (address === undefined) return [];
  const bracketed = address.includes(':') ? `[${address}]` : address;
  return [
    comment('Peers come and go: their names are looked up while nginx runs.'),
    directive('resolver', quoted(bracketed), `valid=${time(resolverValidity)}`, 'ipv6=off'),
    directive('resolver_timeout', time(resolverValidity)),
  ];
}

function clients(): readonly Node[] {
  const { headerBuffers } = clientSettings;
  return [
    comment('What a slow or greedy client may hold.'),
    directive('client_header_timeout', time(clientSettings.headerTimeout)),
    directive('client_body_timeout', time(clientSettings.bodyTimeout)),
    directive('send_timeout', time(clientSettings.sendTimeout)),
    directive('keepalive_timeout', time(clientSettings.keepaliveTimeout)),
    directive('reset_timedout_connection', 'on'),
    directive('large_client_header_buffers', String(headerBuffers.count), size(headerBuffers.size)),
  ];
}

/** For every server: the one that a handshake begins with is the default one, whatever name is asked for. */
function tls({ target, certificate }: NginxSpec): readonly Node[] {
  const { protocols, groups, hybridGroup, sessionCache, sessionTimeout, bufferSize } = tlsSettings;
  const offered = hasHybridGroup(target) ? [`?${hybridGroup}`, ...groups] : groups;
  return [
    comment('TLS.'),
    ...(supports(target, 'http2Directive') ? [directive('http2', 'on')] : []),
    directive('ssl_protocols', ...protocols),
    directive('ssl_ecdh_curve', quoted(offered.join(':'))),
    directive('ssl_session_cache', `shared:SSL:${size(sessionCache)}`),
    directive('ssl_session_timeout', time(sessionTimeout)),
    directive('ssl_session_tickets', 'off'),
    directive('ssl_buffer_size', size(bufferSize)),
    ...(certificate.kind === 'folder' ? renewed(certificate.path, supports(target, 'certificateCache')) : []),
  ];
}

/** Named by a variable, a certificate is read again: a renewed Secret needs no reload. */
function renewed(folder: string, hasCache: boolean): readonly Node[] {
  const cache = directive('ssl_certificate_cache', 'max=10', `valid=${time(certificateValidity)}`);
  return [
    ...(hasCache ? [cache] : []),
    comment('Named by a variable, the certificate is read again when it has been renewed.'),
    block(
      'map',
      [variable('ssl_server_name'), variable('tls_directory')],
      [directive('default', quoted(folder))],
    ),
  ];
}

function realAddress({ trust }: NginxSpec): readonly Node[] {
  if (trust === undefined) return [];
  return [
    comment('Who the client is, in the words of what stands in front; nobody else is believed.'),
    ...trust.networks.map((network) => directive('set_real_ip_from', quoted(network))),
    directive('real_ip_header', trust.by),
    directive('real_ip_recursive', 'on'),
    ...(trust.by === 'X-Forwarded-For' ? [onlyFrom(trust.networks)] : []),
  ];
}

function onlyFrom(networks: readonly string[]): Node {
  return block(
    'geo',
    [variable('realip_remote_addr'), variable('from_proxy')],
    [directive('default', '0'), ...networks.map((network) => entry(quoted(network), '1'))],
  );
}

function requestId(): readonly Node[] {
  return [
    comment('A request keeps the id it came with, if that is one.'),
    block(
      'map',
      [variable('http_x_request_id'), variable('gateway_request_id')],
      [
        directive('default', variable('request_id')),
        entry(pattern('~^[A-Za-z0-9._-]{8,128}$'), variable('http_x_request_id')),
      ],
    ),
  ];
}
