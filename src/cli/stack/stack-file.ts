import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { register } from 'tsx/cjs/api';
import { ownFolder, ProblemsError, shown } from '../../kernel';
import { Platform, Project } from '../../platform';
import { confined } from './confined';
import { failure, type Outcome } from '../outcome';
import { preload } from './preload';

/** What a stack file exports, or why there is nothing. */
export type Loaded = { readonly stack: Project | Platform } | { readonly refused: Outcome };

const PROGRAM = /^\.[cm]?[jt]sx?$/;

/**
 * Loads a stack file in this process. tsx is registered for all modules, not for a scope of their own: the stack must
 * get the same copy of naust as the command, or nothing of it would be recognised.
 */
export async function loadStack(file: string): Promise<Loaded> {
  const path = resolve(file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return { refused: missing(file) };
  if (!PROGRAM.test(extname(path))) return { refused: noProgram(file) };
  preload();
  register();
  try {
    const exported = await confined(() => require(path) as unknown);
    return recognised(file, (Object(exported) as { readonly default?: unknown }).default);
  } catch (error) {
    return { refused: thrown(file, error) };
  }
}

function recognised(file: string, stack: unknown): Loaded {
  if (stack instanceof Project && isWhole(stack)) return { stack };
  if (stack instanceof Platform) return { stack };
  return { refused: { problems: [isOfAnotherCopy(stack) ? anotherCopy(file) : noPlatform(file, stack)] } };
}

function isWhole({ platforms }: Project): boolean {
  const all = Object.values(Object(platforms) as Project['platforms']);
  return all.length > 0 && all.every((platform) => platform instanceof Platform);
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

/** Of a file that is no program its parser has little to say: what YAML or Markdown looks like to it helps nobody. */
function noProgram(file: string): Outcome {
  return {
    problems: [
      {
        code: 'NAUST-RUN-002',
        severity: 'error',
        path: file,
        what: 'is not TypeScript',
        got:
          extname(file) === '' ? 'a name without an ending' : `a name that ends in ${shown(extname(file))}`,
        allowed: 'a name that ends in .ts, .mts, .cts, .tsx, .js, .mjs, .cjs or .jsx',
        fix: 'name the stack file: naust synth path/to/main.ts',
      },
    ],
  };
}

/** What the stack file did wrong while it ran, as a problem of the file. */
export function thrown(file: string, error: unknown): Outcome {
  if (error instanceof ProblemsError) return { problems: error.problems, cause: error };
  const missing = missingPackage(error);
  if (missing !== undefined) return notInstalled(missing);
  return failure(error, {
    code: 'NAUST-RUN-002',
    path: file,
    what: 'does not run',
    allowed: 'a file that loads without an error',
    fix: 'correct the line it names, or see the whole stack trace with --debug',
  });
}

interface MissingPackage {
  readonly name: string;
  readonly importedBy: string;
  readonly cause: unknown;
}

/** That a package is imported which is not installed, as Node says it; a file of the project is no package. */
function missingPackage(cause: unknown): MissingPackage | undefined {
  const { code, message, requireStack } = Object(cause) as {
    readonly code?: unknown;
    readonly message?: unknown;
    readonly requireStack?: readonly string[];
  };
  const [, name] =
    /^Cannot find (?:module|package) '((?:@[\w.-]+\/)?[\w-][\w.-]*)/.exec(String(message)) ?? [];
  const importedBy = requireStack?.[0];
  return code === 'MODULE_NOT_FOUND' && name !== undefined && importedBy !== undefined
    ? { name, importedBy: importedBy.replace(`${process.cwd()}/`, ''), cause }
    : undefined;
}

function notInstalled({ name, importedBy, cause }: MissingPackage): Outcome {
  return failure(cause, {
    code: 'NAUST-RUN-002',
    path: importedBy,
    what: 'imports a package that is not installed',
    allowed: 'packages that are found from the folder of the file',
    fix: `npm install, where package.json has ${name}; npm install ${name}, where it has not`,
  });
}

function noPlatform(file: string, stack: unknown) {
  return {
    code: 'NAUST-RUN-003',
    severity: 'error',
    path: file,
    ...(stack instanceof Project ? notWhole(stack) : noStack(stack)),
    allowed: 'export default environments({...}), or a Platform',
    fix: 'end the file with export default environments({ prod: shop({ name: "prod" }) })',
  } as const;
}

function noStack(stack: unknown) {
  return { what: 'does not export a platform', got: `a default export that is ${nameOf(stack)}` };
}

function notWhole({ platforms }: Project) {
  const all = Object.entries(Object(platforms) as Project['platforms']);
  const other = all.find(([, platform]) => !(platform instanceof Platform));
  return other === undefined
    ? { what: 'exports a project without a platform', got: 'environments({})' }
    : {
        what: 'exports an environment that is no platform',
        got: `${shown(other[0])} is ${nameOf(other[1])}`,
      };
}

function anotherCopy(file: string) {
  return {
    code: 'NAUST-RUN-004',
    severity: 'error',
    path: file,
    what: 'is built with another copy of naust than the one that runs',
    got: `two copies, one of them ${ownFolder}`,
    allowed: 'one copy',
    fix: 'run the one of the project: npx naust synth, after npm dedupe where there are two in node_modules',
  } as const;
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  if (typeof value === 'function') return 'a function: call it';
  return `of type ${typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value}`;
}
