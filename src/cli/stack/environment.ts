import { nearestNames, type Problem, shown } from '../../kernel';
import { type Platform, Project } from '../../platform';

/** The part of a stack that is asked for, or that there is no such part. */
export function inEnvironments(
  stack: Project | Platform,
  names: readonly string[],
): { readonly stack: Project | Platform } | { readonly problem: Problem } {
  if (names.length === 0) return { stack };
  const platforms = stack instanceof Project ? stack.platforms : {};
  const known = Object.keys(platforms);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return { problem: unknownEnvironment(unknown, known) };
  return {
    stack: new Project(Object.fromEntries(names.map((name) => [name, platforms[name]!]))),
  };
}

function unknownEnvironment(name: string, known: readonly string[]): Problem {
  // `production` is like `prod`, and `staging` is not like `test`.
  const [near] = nearestNames(name, known, 1, Math.ceil(name.length * 0.6));
  return {
    code: 'NAUST-RUN-006',
    severity: 'error',
    path: '--env',
    what: 'names an environment that the stack file does not have',
    got: shown(name),
    allowed: known.length > 0 ? known.join(', ') : 'none: the stack file exports one platform',
    fix: fixOf(name, near, known),
  };
}

/** `--env` takes every name up to the next option, and so the stack file that is written after them. */
function fixOf(name: string, near: string | undefined, known: readonly string[]): string {
  if (/\.[cm]?[jt]sx?$/.test(name)) return 'write the stack file before --env';
  if (near !== undefined) return `write --env ${near}`;
  return known.length === 0 ? 'leave --env out' : 'write one that is there, or leave --env out';
}
