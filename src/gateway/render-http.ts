import { renderAuthRoom } from './auth/render';
import { renderCacheRoom } from './cache/render';
import { renderCorsMaps } from './cors/render';
import { renderAnswerHeaderSize, renderRequestHeaderSize } from './header-size/render';
import { renderZones } from './limit/render';
import { renderLog } from './log/render';
import { renderMaintenanceMaps } from './maintenance/render';
import { block, comment, directive, entry, type Node, pattern, quoted, time, variable } from '../nginx';
import { distributions } from './nginx/target';
import { followsNames } from './follows-names';
import type { NginxSpec } from './nginx-spec';
import { keysOf, renderKeys } from './render-key';
import { renderRequestIds } from './render-request-ids';
import { renderServers } from './render-server';
import { renderCanaries } from './route/render-canary';
import { clientSettings, resolverValidity } from './settings';
import { renderTls } from './tls/render';
import { renderTrace } from './trace/render';
import { renderUpstream } from './upstream/render';

export function* renderHttp(spec: NginxSpec): Generator<Node> {
  const { routing } = spec;
  const paths = distributions[spec.target.distribution];
  yield* [
    directive('server_tokens', 'off'),
    ...temporaryFolders(spec),
    ...resolver(spec),
    ...renderLog(spec, paths),
    ...clients(spec),
    ...renderAnswerHeaderSize(spec),
    ...renderTls(spec),
    ...realAddress(spec),
    ...renderRequestIds(),
    ...renderTrace(spec),
    ...upgrades(spec),
    ...renderKeys(keysOf(routing)),
    ...renderZones(routing.limits),
    ...(routing.cacheRoom ? renderCacheRoom(routing.cacheRoom, paths.answers) : []),
    ...(routing.servers.some(({ auth }) => auth?.cache) ? renderAuthRoom(paths.authAnswers) : []),
    ...renderCorsMaps(routing.cors),
    ...renderMaintenanceMaps(routing.maintenances),
  ];
  const follows = followsNames(spec);
  for (const upstream of routing.upstreams) yield renderUpstream(upstream, follows);
  yield* renderCanaries(routing.canaries);
  yield* renderServers(spec);
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

function resolver(spec: NginxSpec): readonly Node[] {
  const { resolver: address, routing } = spec;
  if (address === undefined || (!followsNames(spec) && routing.canaries.length === 0)) return [];
  const bracketed = address.includes(':') ? `[${address}]` : address;
  return [
    comment('Peers come and go: their names are looked up while nginx runs.'),
    directive('resolver', quoted(bracketed), `valid=${time(resolverValidity)}`, 'ipv6=off'),
    directive('resolver_timeout', time(resolverValidity)),
  ];
}

function clients(spec: NginxSpec): readonly Node[] {
  return [
    comment('What a slow or greedy client may hold.'),
    directive('client_header_timeout', time(clientSettings.headerTimeout)),
    directive('client_body_timeout', time(clientSettings.bodyTimeout)),
    directive('send_timeout', time(clientSettings.sendTimeout)),
    directive('keepalive_timeout', time(spec.clientKeepaliveTimeout)),
    directive('keepalive_requests', String(clientSettings.keepaliveRequests)),
    directive('reset_timedout_connection', 'on'),
    ...renderRequestHeaderSize(spec),
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

/** An empty Connection keeps a connection that is not upgraded: `close` would end it with each request. */
function upgrades({ routing }: NginxSpec): readonly Node[] {
  const some = routing.servers.some(({ routes }) => routes.some(({ protocol }) => protocol === 'websocket'));
  if (!some) return [];
  return [
    comment('A connection is upgraded where the client asks for it, and else kept for the next request.'),
    block(
      'map',
      [variable('http_upgrade'), variable('connection_upgrade')],
      [directive('default', quoted('')), entry(pattern('~*^websocket$'), 'upgrade')],
    ),
  ];
}
