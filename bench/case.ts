import type { Bench } from './bench';
import type { Figures } from './figures';

export type Bound = { readonly atMost: number } | { readonly atLeast: number };

/** What is measured together. Each has a file in `cases/` and is listed in `main.ts`. */
export interface Case {
  /** Of the figures that are held to something; those without are for the reader. */
  readonly bounds: Readonly<Record<string, Bound>>;
  measure(bench: Bench): Figures | Promise<Figures>;
}
