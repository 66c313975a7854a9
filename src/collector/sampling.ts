import type { Duration } from 'cdk8s';

/** Which traces are kept. */
export interface HeadSamplingProps {
  /** The share of all traces: above 0, at most 1. `NAUST-POD-018` */
  readonly ratio: number;
}

/** Which traces are kept, once they are whole. */
export interface TailSamplingProps {
  /** The share of those that are neither failed nor slow: 0 to 1. `NAUST-POD-018` @default 0.1 */
  readonly ratio?: number;
  /** From when on a trace is slow: 1 ms to 1 h. `NAUST-WRK-002` @default 1 s */
  readonly slowerThan?: Duration;
  /**
   * How long the spans of a trace are waited for, from its first: 1 s to 5 m. What comes later is kept or not as the rest
   * was. `NAUST-WRK-002`
   * @default 10 s
   */
  readonly wait?: Duration;
}

/** How the traces are chosen that are kept. */
export class Sampling {
  /** All of them. */
  static all(): Sampling {
    return new Sampling({ kind: 'all' });
  }

  /** A share, by the id of each trace: every collector keeps the same. */
  static head(props: HeadSamplingProps): Sampling {
    return new Sampling({ kind: 'head', props });
  }

  /** All that failed or were slow, and a share of the others. One collector has to see a whole trace. */
  static tail(props: TailSamplingProps = {}): Sampling {
    return new Sampling({ kind: 'tail', props });
  }

  private constructor(
    /** @internal */
    readonly chosen:
      | { readonly kind: 'all' }
      | { readonly kind: 'head'; readonly props: HeadSamplingProps }
      | { readonly kind: 'tail'; readonly props: TailSamplingProps },
  ) {}
}
