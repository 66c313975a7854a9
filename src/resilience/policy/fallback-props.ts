export interface AnswerProps {
  /** 200 to 599. `NAUST-RSL-007` @default 503 */
  readonly status?: number;
  /** 4 KiB at most. `NAUST-RSL-007` */
  readonly body: string;
  /** Of the body. `NAUST-VAL-012` @default 'application/json' */
  readonly contentType?: string;
}
