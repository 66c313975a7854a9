import type { Key } from '../key';

/** How often something may be asked for before the rest gets 429. */
export interface Rate {
  /** 1 to 100000. `NAUST-VAL-020` */
  readonly requests: number;
  readonly per: 'second' | 'minute';
  /** Requests above the rate that are let through at once before the rest get 429. 0 to 100000. `NAUST-VAL-020` */
  readonly burst: number;
  /** What is counted together. @default - Key.clientAddress() */
  readonly by?: Key;
}

/** How much may be under way at the same time before the rest gets 429. */
export interface Concurrency {
  /** 1 to 100000. `NAUST-VAL-020` */
  readonly requests: number;
  /** What is counted together. @default - Key.clientAddress() */
  readonly by?: Key;
}

/** What is asked for at most. */
export interface LimitProps {
  /**
   * How much one client address, or another key, may ask for, whatever the path; several hold together.
   * @default { requests: 50, per: 'second', burst: 100 }
   * @see https://nginx.org/en/docs/http/ngx_http_limit_req_module.html
   */
  readonly rate?: Rate | readonly Rate[];
  /** Requests of one client address, or another key, at the same time, 1 to 100000. `NAUST-VAL-020` @default 100 */
  readonly concurrency?: number | Concurrency;
}
