import { ipAddress } from '../../kernel';
import { block, type Directive, directive, quoted, size, time, variable } from '../../nginx';
import { keyWord } from '../render-key';
import { upstreamRequests, upstreamZone } from '../settings';
import type { Balance } from './balance';
import type { UpstreamSpec } from './spec';
import type { PeerSpec } from './target-spec';

/** @param follows whether names of peers are looked up while nginx runs */
export function renderUpstream(upstream: UpstreamSpec, follows: boolean): Directive {
  const { name, peers, balance, keepalive, keepaliveTimeout } = upstream;
  const quotedName = quoted(name);
  return block(
    'upstream',
    [quotedName],
    [
      directive('zone', quotedName, size(upstreamZone)),
      ...renderBalance(balance),
      ...peers.map((peer) => renderPeer(peer, upstream, follows)),
      ...(balance.kind === 'stickyCookie'
        ? [directive('sticky', 'cookie', balance.name, 'path=/', 'httponly', 'secure')]
        : []),
      directive('keepalive', String(keepalive)),
      directive('keepalive_timeout', time(keepaliveTimeout)),
      directive('keepalive_requests', String(upstreamRequests)),
    ],
  );
}

function renderBalance(balance: Balance): readonly Directive[] {
  switch (balance.kind) {
    case 'roundRobin':
      return [];
    case 'leastConn':
    case 'stickyCookie':
      return [directive('least_conn')];
    case 'ipHash':
      return [directive('ip_hash')];
    case 'hash':
      return [
        directive(
          'hash',
          balance.key.kind === 'clientAddress' ? variable('remote_addr') : keyWord(balance.key),
          'consistent',
        ),
      ];
    case 'randomTwo':
      return [directive('random', 'two', 'least_conn')];
    case 'leastTime':
      return [directive('least_time', 'header')];
  }
}

function renderPeer(peer: PeerSpec, { maxFails, failTimeout }: UpstreamSpec, follows: boolean): Directive {
  return directive(
    'server',
    quoted(hostAndPort(peer)),
    ...(follows && !ipAddress.accepts(peer.host) ? ['resolve'] : []),
    ...(peer.weight === 1 ? [] : [`weight=${peer.weight}`]),
    ...(peer.maxConnections === undefined ? [] : [`max_conns=${peer.maxConnections}`]),
    `max_fails=${maxFails}`,
    `fail_timeout=${time(failTimeout)}`,
    ...(peer.backup ? ['backup'] : []),
  );
}

function hostAndPort({ host, port }: PeerSpec): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
