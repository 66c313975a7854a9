/** Traces by the W3C's headers `traceparent` and `tracestate`, by which one request is followed through all services. */
export interface TraceProps {
  /**
   * Whose trace goes on: that of the proxy in front, by `Entry.address`, or anybody's. Whoever is believed decides what is
   * sampled, and which requests seem to belong together. All other traces begin here.
   * @default 'proxy'
   * @see https://www.w3.org/TR/trace-context/#denial-of-service
   */
  readonly from?: 'proxy' | 'anybody';
  /**
   * The percentage of the traces begun here that services are told to keep: 0 to 100, with two decimals at most. One that
   * goes on is kept or not as it says itself. `NAUST-GTW-037`
   * @default 100
   */
  readonly sampled?: number;
}
