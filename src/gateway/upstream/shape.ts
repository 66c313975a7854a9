import {
  absolutePath,
  cidr,
  duration,
  either,
  flag,
  hostname,
  type Kind,
  listOf,
  number,
  oneOf,
  optional,
  type Shape,
  shaped,
  textLike,
} from '../../kernel';
import { cookieName, upstreamHost } from '../grammar';
import { key } from '../key-shape';
import { madeBy } from '../made-by';
import type { Balance } from './balance';
import type { Address, UpstreamPeer, UpstreamProps, UpstreamTls } from './props';

type Of<K extends Balance['kind']> = Extract<Balance, { readonly kind: K }>;

const bare = <const K extends Balance['kind']>(kind: K): Kind<Balance> =>
  shaped<{ readonly kind: K }>({ kind: oneOf(kind) } as never) as unknown as Kind<Balance>;

const balance: Kind<Balance> = madeBy<Balance>(
  'Balance.leastConn(), Balance.roundRobin(), Balance.ipHash(), Balance.hash(key), Balance.randomTwo(), Balance.leastTime(), Balance.stickyCookie(name)',
  bare('leastConn'),
  bare('roundRobin'),
  bare('ipHash'),
  shaped<Of<'hash'>>({ kind: oneOf('hash'), key }) as Kind<Balance>,
  bare('randomTwo'),
  bare('leastTime'),
  shaped<Of<'stickyCookie'>>({ kind: oneOf('stickyCookie'), name: textLike(cookieName) }) as Kind<Balance>,
);

const peer = shaped<UpstreamPeer>({
  host: textLike(upstreamHost),
  port: optional(number(80, 'NAUST-VAL-021')),
  weight: optional(number(1, 'NAUST-VAL-020')),
  backup: optional(flag),
  maxConnections: optional(number(1, 'NAUST-VAL-020')),
});

export const address: Kind<Address> = {
  ...shaped<Address>({
    host: either(textLike(upstreamHost), listOf(either(textLike(upstreamHost), peer))),
    port: number(80, 'NAUST-VAL-021'),
    networks: optional(listOf(textLike(cidr))),
    tls: optional(
      shaped<UpstreamTls>({
        name: optional(textLike(hostname)),
        authorities: optional(textLike(absolutePath)),
      }),
    ),
    idleTimeout: optional(duration),
  }),
  name: 'an address with a host and a port',
  code: 'NAUST-GTW-001',
};

export const upstreamShape: Shape<UpstreamProps> = {
  balance: optional(balance),
  keepalive: optional(number(1, 'NAUST-VAL-020')),
  keepaliveTimeout: optional(duration),
  maxFails: optional(number(1, 'NAUST-VAL-020')),
  failTimeout: optional(duration),
};
