import type { Duration } from 'cdk8s';

/** For how long the auth service's word is taken again. */
export interface AuthCacheProps {
  /**
   * How long a client that was let in is let in again without a question, at most: 1 to 60 s. Whoever is shut out
   * meanwhile gets in that much longer. `NAUST-GTW-004`
   */
  readonly time: Duration;
  /**
   * Whether what it says depends on the method and the URL too. Without it, one answer holds for all that the same client
   * asks for.
   * @default true
   */
  readonly perRequest?: boolean;
}

export interface AuthProps<T> {
  /** What says who may come in. `NAUST-GTW-001` */
  readonly service: T;
  /** Where clients reach it, to log in; never asked about itself. `NAUST-VAL-010`, `NAUST-GTW-005` @default '/auth/' */
  readonly path?: string;
  /**
   * The path of the service that is asked about every request: an answer of 2xx lets it in, 401 and 403 are passed on.
   * While it is out, nobody gets in: 503. It gets the request's headers without its body, and `X-Original-Method` and
   * `X-Original-URI`. `NAUST-VAL-010`
   * @default '/auth/verify'
   */
  readonly verify?: string;
  /**
   * Headers of its answer that tell services who is asking. What a client sends under these names never arrives.
   * `NAUST-VAL-011`, `NAUST-GTW-003`
   * @default ['X-User']
   */
  readonly identity?: readonly string[];
  /**
   * Claims of the token that it has checked, which it tells in headers `X-Claim-` and the claim's name, with hyphens for
   * underscores. They are passed on like `identity`, and from nowhere else. `NAUST-VAL-011`, `NAUST-GTW-005`
   * @default - none
   */
  readonly claims?: readonly string[];
  /** Take its word again for a moment. @default - it is asked about every request */
  readonly cache?: AuthCacheProps;
}
