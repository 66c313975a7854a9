import { relative } from 'node:path';
import type { WrittenRoot } from '../emit';
import { type Problem, problemJson, problemText } from '../kernel';
import type { Outcome } from './outcome';

export type Format = 'text' | 'json';

/** What was written goes to stdout, what is wrong to stderr. */
export function report({ problems, roots, cause }: Outcome, format: Format, debug: boolean): void {
  if (roots)
    process.stdout.write(format === 'json' ? jsonOf({ roots: roots.map(rootJson) }) : rootsText(roots));
  if (problems.length > 0) {
    process.stderr.write(
      format === 'json' ? jsonOf({ problems: problems.map(problemJson) }) : problemsText(problems),
    );
  }
  if (debug && cause !== undefined) process.stderr.write(`\n${stackOf(cause)}\n`);
}

function problemsText(problems: readonly Problem[]): string {
  return `${problems.map(problemText).join('\n\n')}\n`;
}

function rootsText(roots: readonly WrittenRoot[]): string {
  if (roots.length === 0) return 'nothing to write\n';
  return roots.map((root) => `${rootText(root)}\n`).join('');
}

function rootText({ folder, written, removed, unchanged }: WrittenRoot): string {
  return `${shortPath(folder)}: ${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
}

function rootJson({ root, folder, written, removed, unchanged }: WrittenRoot) {
  return { root, folder: shortPath(folder), written, removed, unchanged };
}

function shortPath(folder: string): string {
  return relative(process.cwd(), folder) || '.';
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function stackOf(cause: unknown): string {
  const { stack } = Object(cause) as { readonly stack?: unknown };
  return String(stack ?? cause);
}
