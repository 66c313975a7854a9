import type { Duration, Size } from 'cdk8s';

/** What a peer may answer, or fail to, so that another is tried. */
export type RetryReason =
  'error' | 'timeout' | 'invalid_header' | 'http_500' | 'http_502' | 'http_503' | 'http_504' | 'http_429';

/** When a request is sent to another peer. @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_next_upstream */
export interface GatewayRetryProps {
  /** After what another peer is asked. @default ['error', 'timeout', 'http_502', 'http_503', 'http_504'] */
  readonly on?: readonly RetryReason[];
  /** Tries in all, the first included: 1, which is no retry, to 10. `NAUST-VAL-020` @default 2 */
  readonly tries?: number;
  /**
   * The time after which no further try begins: 1 ms to 1 h. `NAUST-GTW-004`, `NAUST-GTW-026`
   * @default - one second longer than a whole try may take
   */
  readonly within?: Duration;
  /**
   * Whether POST, LOCK and PATCH are sent again too, where a peer may have acted on them already. Only for services that
   * know a request again.
   * @default false
   */
  readonly nonIdempotent?: boolean;
}

/** How a request is passed on. */
export interface ProxyProps {
  /**
   * How long a service may be silent before the answer is 504: 1 ms to 1 h, for WebSockets and event streams to 24 h.
   * `NAUST-GTW-004`, `NAUST-GTW-026`
   * @default 5 s
   * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout
   */
  readonly timeout?: Duration;
  /** How long a connection to a service may take to be made: 1 ms to 75 s. `NAUST-GTW-004` @default 2 s */
  readonly connectTimeout?: Duration;
  /** How long a service may take no bytes of a request: 1 ms to 1 h. `NAUST-GTW-004` @default 5 s */
  readonly sendTimeout?: Duration;
  /** The largest request body, whole KiB. In a cluster it has to fit into memory. `NAUST-GTW-004`, `NAUST-GTW-035` @default 1 MiB */
  readonly bodySize?: Size;
  /** When a request is sent to another peer. @default - see GatewayRetryProps */
  readonly retry?: GatewayRetryProps;
}
