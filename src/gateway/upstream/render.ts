import { ipAddress } from '../../kernel';
import {
  block,
  type Directive,
  directive,
  quoted,
  size,
  time,
  variable,
  type Word,
  worded,
} from '../../nginx';
import { keyWord } from '../render-key';
import { upstreamRequests, upstreamZone } from '../settings';
import type { Balance } from './balance';
import type { UpstreamSpec } from './spec';
import type { PeerSpec } from './target-spec';

/** @param follows whether names of peers are looked up while nginx runs */
export function renderUpstream(upstream: UpstreamSpec, follows: boolean): Directive {
  const { name, peers, balance, keepalive, keepaliveTimeout } = upstream;
  const quotedName = quoted(name);
  const nodes = [directive('zone', quotedName, size(upstreamZone)), ...renderBalance(balance)];
  for (const peer of peers) nodes.push(renderPeer(peer, upstream, follows));
  if (balance.kind === 'stickyCookie')
    nodes.push(directive('sticky', 'cookie', balance.name, 'path=/', 'httponly', 'secure'));
  nodes.push(
    directive('keepalive', String(keepalive)),
    directive('keepalive_timeout', time(keepaliveTimeout)),
    directive('keepalive_requests', String(upstreamRequests)),
  );
  return block('upstream', [quotedName], nodes);
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
  const words: Word[] = [quoted(hostAndPort(peer))];
  if (follows && !ipAddress.accepts(peer.host)) words.push('resolve');
  if (peer.weight !== 1) words.push(`weight=${peer.weight}`);
  if (peer.maxConnections !== undefined) words.push(`max_conns=${peer.maxConnections}`);
  words.push(`max_fails=${maxFails}`, `fail_timeout=${time(failTimeout)}`);
  if (peer.backup) words.push('backup');
  return worded('server', words);
}

function hostAndPort({ host, port }: PeerSpec): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
