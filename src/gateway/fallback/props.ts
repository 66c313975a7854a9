/** What is answered while all peers of a service are out, or silent. */
export interface FallbackAnswer {
  /** 200 to 599. `NAUST-VAL-020` @default - 503 */
  readonly status?: number;
  /** `NAUST-GTW-023` */
  readonly json: object;
}

/** Another service that answers in its place. */
export interface FallbackTarget<T> {
  readonly to: T;
}

export type Fallback<T> = FallbackAnswer | FallbackTarget<T>;
