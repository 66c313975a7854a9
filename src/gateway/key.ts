/** What tells requests apart, to be counted or balanced by. */
export type Key =
  | { readonly kind: 'clientAddress' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'cookie'; readonly name: string }
  | { readonly kind: 'path' }
  | { readonly kind: 'all' };

export const Key = {
  /** The address of the client, behind a load balancer too. */
  clientAddress(): Key {
    return { kind: 'clientAddress' };
  },

  /** A header of the request; the client's address where it has none. `NAUST-VAL-011` */
  header(name: string): Key {
    return { kind: 'header', name };
  },

  /** A cookie of the request; the client's address where it has none. `NAUST-GTW-017` */
  cookie(name: string): Key {
    return { kind: 'cookie', name };
  },

  /** The path, without the query. */
  path(): Key {
    return { kind: 'path' };
  },

  /** All requests as one. */
  all(): Key {
    return { kind: 'all' };
  },
} as const;
