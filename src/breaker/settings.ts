/** What opens a breaker. */
export type TripSettings =
  | {
      readonly kind: 'ratio';
      /** Below so many requests in the window nothing is concluded. */
      readonly requests: number;
      /** The share of failures, above 0 and at most 1, from which it opens. */
      readonly failureRatio: number;
      /** In milliseconds: counting begins anew at the first request after it. */
      readonly window: number;
    }
  | {
      readonly kind: 'consecutive';
      /** In a row. */
      readonly failures: number;
    };

/** A circuit breaker as `calls.json` has it; times are in milliseconds. */
export interface BreakerSettings {
  /** What opens it. */
  readonly trip: TripSettings;
  /** How long nothing is asked. */
  readonly openFor: number;
  /** Requests on trial after that: if all succeed it closes, and one failure opens it again. */
  readonly probes: number;
}

/** What is answered where the callee gives no answer. */
export interface AnswerSettings {
  /** 200 to 599. */
  readonly status: number;
  /** Text. */
  readonly body: string;
  /** Of the body. */
  readonly contentType: string;
}

/** How one callee is asked. */
export interface CallSettings {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** Until the answer is complete: milliseconds. */
  readonly timeout: number;
  /** When it is left alone for a while. @default - never */
  readonly breaker?: BreakerSettings;
  /** What is answered where it gives no answer. @default - 503 or 504 */
  readonly fallback?: AnswerSettings;
}

/** `calls.json`; its schema is `assets/calls.schema.json`. */
export interface CallsDocument {
  /** Of the form of this document. */
  readonly version: 1;
  /** By the name of the callee. */
  readonly calls: Readonly<Record<string, CallSettings>>;
}
