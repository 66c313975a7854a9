/** A stable identifier of one kind of problem, such as `NAUST-RES-001`. Codes are never reused. */
export type ProblemCode = `NAUST-${string}-${number}`;

/** What a rule found wrong. Where it was found is added by the collector. */
export interface Finding {
  /** By which its entry in docs/errors.md is found. */
  readonly code: ProblemCode;
  /** A clause that continues the path: "is pinned to Norway, but no pool is there". */
  readonly what: string;
  /** The value received, as the user would recognise it. Never a secret. */
  readonly got: string;
  /** What would have been accepted. */
  readonly allowed: string;
  /** One thing to do about it. */
  readonly fix: string;
  /** Whether it keeps the stack from being written. @default 'error' */
  readonly severity?: 'error' | 'warning';
}

/** A finding at a place in the construct tree. */
export interface Problem extends Finding {
  /** The path of the construct, platform first, slashes between. */
  readonly path: string;
  /** An error keeps the stack from being written, a warning does not. */
  readonly severity: 'error' | 'warning';
}

/** Where the entry of a code is found in the documentation. */
export function problemLink(code: ProblemCode): string {
  return `docs/errors.md#${code.toLowerCase()}`;
}

/** One problem as a person reads it. */
export function problemText(problem: Problem): string {
  const warning = problem.severity === 'warning' ? ' (warning)' : '';
  return [
    `${problem.code}${warning} ${problem.path}`,
    `  ${problem.what}`,
    `  got: ${problem.got}   allowed: ${problem.allowed}`,
    `  fix: ${problem.fix}`,
    `  see: ${problemLink(problem.code)}`,
  ].join('\n');
}

/** One problem as a program reads it. */
export function problemJson(problem: Problem): Record<string, string> {
  const { code, severity, path, what, got, allowed, fix } = problem;
  return { code, severity, path, what, got, allowed, fix, see: problemLink(code) };
}

/** Thrown where problems cannot be returned; carries all of them. */
export class ProblemsError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n\n'));
    this.name = 'ProblemsError';
  }
}
