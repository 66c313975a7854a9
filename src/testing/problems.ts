import { type Problem, type ProblemCode, problemText } from '../kernel';
import { problemsWith, type Stack, type StackOptions } from './synthesis';

/** Which problem is meant, where its code does not say it. */
export interface ProblemWhere {
  /** The path of its construct, platform first: `shop-prod/nordic/observability`. @default - anywhere */
  readonly path?: string;
  /** An error or a warning. @default - either */
  readonly severity?: Problem['severity'];
}

/** What is wrong with a stack, to be asserted on: a test that a policy holds is a test that breaking it is refused. */
export class Problems {
  /** Synthesises a stack once, without writing anything. */
  static of(stack: Stack, options: StackOptions = {}): Problems {
    return new Problems(problemsWith(stack, options));
  }

  /** In the order they were found. */
  readonly all: readonly Problem[];

  private constructor(all: readonly Problem[]) {
    this.all = all;
  }

  /** There is a problem with this code, and at this place. */
  hasProblem(code: ProblemCode, where: ProblemWhere = {}): void {
    if (this.having(code, where).length > 0) return;
    const ofCode = this.having(code, {});
    if (ofCode.length > 0) throw new Error(`no ${sought(code, where)}; it is elsewhere\n${texts(ofCode)}`);
    const instead = this.all.length === 0 ? 'nothing is wrong' : `found\n${texts(this.all)}`;
    throw new Error(`no ${sought(code, where)}; ${instead}`);
  }

  /** There is no problem with this code, or none at this place. */
  hasNoProblem(code: ProblemCode, where: ProblemWhere = {}): void {
    const found = this.having(code, where);
    if (found.length > 0) throw new Error(`no ${sought(code, where)} expected, found\n${texts(found)}`);
  }

  /** Nothing is wrong, and nothing is warned of. */
  hasNoProblems(): void {
    if (this.all.length > 0) throw new Error(`no problems expected, found\n${texts(this.all)}`);
  }

  /** Nothing keeps the stack from being written; there may be warnings. */
  hasNoErrors(): void {
    const errors = this.all.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(`no errors expected, found\n${texts(errors)}`);
  }

  private having(code: ProblemCode, { path, severity }: ProblemWhere): readonly Problem[] {
    return this.all.filter(
      (problem) =>
        problem.code === code &&
        (path === undefined || problem.path === path) &&
        (severity === undefined || problem.severity === severity),
    );
  }
}

function sought(code: ProblemCode, { path, severity }: ProblemWhere): string {
  return [code, severity, path && `at ${path}`].filter((word) => word !== undefined).join(' ');
}

/** As many as can be read at once. */
const SHOWN = 5;

function texts(problems: readonly Problem[]): string {
  const more = problems.length > SHOWN ? [`... and ${problems.length - SHOWN} more`] : [];
  return [...problems.slice(0, SHOWN).map(problemText), ...more].join('\n\n');
}
