import type { Duration } from 'cdk8s';

/** Which pages of other origins may call from a browser. @see https://fetch.spec.whatwg.org/#http-cors-protocol */
export interface CorsProps {
  /** Such as `https://www.example.no`, or `'*'` for all. `NAUST-GTW-021`, `NAUST-GTW-013`, `NAUST-GTW-005` */
  readonly origins: readonly string[] | '*';
  /** @default ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] */
  readonly methods?: readonly CorsMethod[];
  /** Headers that pages may send beyond the usual ones. `NAUST-VAL-011` @default ['Authorization', 'Content-Type', 'X-Request-ID'] */
  readonly headers?: readonly string[];
  /** Headers of answers that pages may read beyond the usual ones. `NAUST-VAL-011` @default ['X-Request-ID'] */
  readonly exposed?: readonly string[];
  /** Whether pages may send cookies; not with `origins: '*'`. `NAUST-GTW-022` @default false */
  readonly credentials?: boolean;
  /** How long a browser may remember this, 1 s to 1 h. `NAUST-GTW-004` @default 10 m */
  readonly maxAge?: Duration;
}

export type CorsMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
