import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { register } from 'tsx/cjs/api';
import { ProblemsError } from '../kernel';
import { Platform, Project } from '../platform';
import { failure, type Outcome } from './outcome';

/** What a stack file exports, or why there is nothing. */
export type Loaded = { readonly stack: Project | Platform } | { readonly refused: Outcome };

/**
 * Loads a stack file in this process. tsx is registered for all modules, not for a scope of their own: the stack must
 * get the same copy of naust as the command, or nothing of it would be recognised.
 */
export function loadStack(file: string): Loaded {
  const path = resolve(file);
  if (!existsSync(path)) return { refused: missing(file) };
  register();
  let exported: unknown;
  try {
    exported = require(path) as unknown;
  } catch (error) {
    return { refused: thrown(file, error) };
  }
  return recognised(file, (Object(exported) as { readonly default?: unknown }).default);
}

function recognised(file: string, stack: unknown): Loaded {
  if (stack instanceof Project && Object.values(stack.platforms).length > 0) return { stack };
  if (stack instanceof Platform) return { stack };
  return { refused: { problems: [isOfAnotherCopy(stack) ? anotherCopy(file) : noPlatform(file, stack)] } };
}

function isOfAnotherCopy(stack: unknown): boolean {
  const name = (Object(stack) as { readonly constructor?: { readonly name?: string } }).constructor?.name;
  return !(stack instanceof Project) && (name === Project.name || name === Platform.name);
}

function missing(file: string): Outcome {
  return {
    problems: [
      {
        code: 'NAUST-RUN-001',
        severity: 'error',
        path: file,
        what: 'is not there',
        got: `no file at ${resolve(file)}`,
        allowed: 'a TypeScript file whose default export is environments({...})',
        fix: 'name the stack file: naust synth path/to/main.ts',
      },
    ],
  };
}

function thrown(file: string, error: unknown): Outcome {
  if (error instanceof ProblemsError) return { problems: error.problems, cause: error };
  return failure(error, {
    code: 'NAUST-RUN-002',
    path: file,
    what: 'does not run',
    allowed: 'a file that loads without an error',
    fix: 'correct the line it names, or see the whole stack trace with --debug',
  });
}

function noPlatform(file: string, stack: unknown) {
  const isEmpty = stack instanceof Project;
  return {
    code: 'NAUST-RUN-003',
    severity: 'error',
    path: file,
    what: isEmpty ? 'exports a project without a platform' : 'does not export a platform',
    got: isEmpty ? 'environments({})' : `a default export that is ${nameOf(stack)}`,
    allowed: 'export default environments({...}), or a Platform',
    fix: 'end the file with export default environments({ prod: shop({ name: "prod" }) })',
  } as const;
}

function anotherCopy(file: string) {
  return {
    code: 'NAUST-RUN-004',
    severity: 'error',
    path: file,
    what: 'is built with another copy of naust than the one that runs',
    got: `two copies, one of them ${resolve(__dirname, '..')}`,
    allowed: 'one copy',
    fix: 'run the one of the project: npx naust synth, after npm dedupe where there are two in node_modules',
  } as const;
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  if (typeof value === 'function') return 'a function: call it';
  return `of type ${typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value}`;
}
