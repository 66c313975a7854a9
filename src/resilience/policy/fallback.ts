import type { AnswerProps } from './fallback-props';

/** What is answered in the callee's place where it gives no answer: it is not asked, not reached, or too slow. */
export class Fallback {
  /** The same answer to every request. A callee's own 5xx is passed on as it is. `NAUST-RSL-007` */
  static answer(props: AnswerProps): Fallback {
    return new Fallback(props);
  }

  private constructor(readonly props: AnswerProps) {}
}
