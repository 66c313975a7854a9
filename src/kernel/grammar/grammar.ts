import type { ProblemCode } from '../problem';

/** What a string from a user must look like before it may reach another program's text. */
export interface Grammar {
  /** With its article, to follow "is not": `a DNS name`. */
  readonly name: string;
  readonly code: ProblemCode;
  readonly allowed: string;
  /** A value that is accepted, shown in the fix. */
  readonly example: string;
  accepts(value: string): boolean;
}
