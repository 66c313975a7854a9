import type { CacheProps } from '../cache/props';
import type { CorsProps } from '../cors/props';
import type { Fallback } from '../fallback/props';
import type { Key } from '../key';
import type { LimitProps } from '../limit/props';
import type { MaintenanceProps } from '../maintenance/props';
import type { ProxyProps } from '../proxy/props';
import type { UpstreamProps } from '../upstream/props';

/** What is spoken between a client and a service. */
export type RouteProtocol = 'http' | 'websocket' | 'sse' | 'grpc';

/** A part of the requests that goes to another version of the service. */
export interface CanaryProps<T> {
  readonly to: T;
  /** Of a hundred clients so many, 0.01 to 99.99. `NAUST-GTW-030` @default - none but those with the header */
  readonly percent?: number;
  /** What the share is drawn by: requests with the same key have the same version. @default - Key.clientAddress() */
  readonly by?: Key;
  /** All requests with this header and value. `NAUST-VAL-011`, `NAUST-VAL-012`, `NAUST-GTW-030` @default - none but the share */
  readonly header?: { readonly name: string; readonly value: string };
}

/** What may be said for one server, or one route, in place of what is said for the gateway. */
export interface ScopedProps extends LimitProps, ProxyProps, UpstreamProps {
  /**
   * Headers of every answer, over the gateway's own: `Strict-Transport-Security`, `X-Frame-Options`,
   * `X-Content-Type-Options`. A service's headers of these names are dropped. A route's are added to the gateway's.
   * `NAUST-VAL-011`, `NAUST-VAL-012`, `NAUST-GTW-003`, `NAUST-GTW-005`
   * @default - those three, with max-age=31536000; includeSubDomains, DENY and nosniff
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** Which pages of other origins may call. @default - none */
  readonly cors?: CorsProps;
  /** Answer 503 for a while. @default - open */
  readonly maintenance?: MaintenanceProps;
}

/** A path's destination. What is not said here is as it is for the rest. */
export interface Route<T> extends ScopedProps {
  readonly to: T;
  /** Let in without asking the auth service. `NAUST-GTW-029` @default false */
  readonly public?: boolean;
  /**
   * `'websocket'` lets a connection be upgraded, `'sse'` passes events on as they come; both may be silent for an hour
   * where no `timeout` is given. `'grpc'` takes HTTP/2 to the service too. `NAUST-GTW-024`
   * @default - 'http'
   */
  readonly protocol?: RouteProtocol;
  /** Keep answers for everybody. `NAUST-GTW-020`, `NAUST-GTW-024` @default - each request is passed on */
  readonly cache?: CacheProps;
  /** What is answered while all peers are out or silent. `NAUST-GTW-024` @default - 502 or 504 */
  readonly fallback?: Fallback<T>;
  /** Send a part of the requests elsewhere. `NAUST-GTW-024` @default - all go to one service */
  readonly canary?: CanaryProps<T>;
}
