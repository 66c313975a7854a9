import type { Key } from '../key';

/** How a peer is chosen for a request. */
export type Balance =
  | { readonly kind: 'roundRobin' }
  | { readonly kind: 'leastConn' }
  | { readonly kind: 'ipHash' }
  | { readonly kind: 'hash'; readonly key: Key }
  | { readonly kind: 'randomTwo' }
  | { readonly kind: 'leastTime' }
  | { readonly kind: 'stickyCookie'; readonly name: string };

/** @see https://nginx.org/en/docs/http/ngx_http_upstream_module.html */
export const Balance = {
  /** Each in turn, by weight. */
  roundRobin(): Balance {
    return { kind: 'roundRobin' };
  },

  /** The one with the fewest requests under way: a slow peer gets fewer. */
  leastConn(): Balance {
    return { kind: 'leastConn' };
  },

  /** The same peer for all clients of an IPv4 /24 or an IPv6 address. Has no backup in the meaning of a spare. */
  ipHash(): Balance {
    return { kind: 'ipHash' };
  },

  /** The same peer for the same key; few keys move when peers come and go. No peer can be a backup. `NAUST-GTW-019` */
  hash(key: Key): Balance {
    return { kind: 'hash', key };
  },

  /**
   * The less busy one of two that are drawn: for several gateways that each know only their own requests. No peer can
   * be a backup. `NAUST-GTW-019`
   */
  randomTwo(): Balance {
    return { kind: 'randomTwo' };
  },

  /** The one that has answered soonest, with the fewest requests under way. `NAUST-GTW-018` */
  leastTime(): Balance {
    return { kind: 'leastTime' };
  },

  /** The peer that answered first, by a cookie of this name; a new client goes to the least busy. `NAUST-GTW-017`, `NAUST-GTW-018` */
  stickyCookie(name: string): Balance {
    return { kind: 'stickyCookie', name };
  },
} as const;
