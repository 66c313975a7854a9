import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { emission, finishInterrupted, outputPlace, writeOutput } from '../../../src/emit';
import { hidden, put, tree } from '../output-folder';
import { largeStack, type Variant } from './large-stack';

const variants: readonly Variant[] = ['even', 'odd'];

/** What is the user's, in folders that naust writes and beside them. */
const foreign = {
  'README.md': 'mine',
  'dist/notes.txt': 'mine',
  'dist/shop/mine.yaml': 'mine',
  'naust.out/shop/hosts/both-10/mine': 'mine',
};

/** A folder that holds the user's files and, unless it is new, what naust wrote last. */
export function outputFolder(below: string, last?: Variant): string {
  const folder = mkdtempSync(join(below, 'output-'));
  Object.entries(foreign).forEach(([path, content]) => put(folder, path, content));
  if (last !== undefined) writeOutput(files[last], outputPlace(folder, {}));
  return folder;
}

/** Runs a program of naust, kills it at the moment given, and waits until it is gone. */
export async function killedAt(
  args: readonly string[],
  moment: (printed: Promise<unknown>, runs: () => boolean) => Promise<void>,
) {
  const command = ['--require', 'tsx/cjs', ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'exit');
  const runs = (): boolean => child.exitCode === null && child.signalCode === null;
  await Promise.race([moment(once(child.stdout, 'data'), runs), ended]);
  child.kill('SIGKILL');
  const [code] = (await ended) as [number | null];
  if (code !== null && code !== 0) throw new Error(`ended with ${code}: ${errors}`);
}

/**
 * What a folder holds after the first thing that each command does: the output of a variant, or none, whole. Anything
 * else, and a file of the user's that is not as it was, is an error.
 */
export function foundAfter(folder: string): Variant | 'none' {
  const problems = finishInterrupted(outputPlace(folder, {}));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const found = JSON.stringify(tree(folder));
  const outputs = [
    ...variants.map((variant) => [variant, outputOf(variant)] as const),
    ['none', {}] as const,
  ];
  const whole = outputs.find(([, output]) => JSON.stringify(sorted({ ...foreign, ...output })) === found);
  if (whole === undefined) throw new Error(`${folder} holds a part: ${found}`);
  return whole[0];
}

/** naust's hidden files that are left once it has run to its end: only the records may be. */
export function leftAfterNext(folder: string): readonly string[] {
  writeOutput(files.even, outputPlace(folder, {}));
  if (foundAfter(folder) !== 'even') throw new Error(`${folder} does not hold what was written last`);
  return hidden(folder).filter((path) => !path.endsWith('.naust-written'));
}

const files = {
  even: emission(largeStack('even'), {}).files,
  odd: emission(largeStack('odd'), {}).files,
} as const;

function outputOf(variant: Variant): Record<string, unknown> {
  return Object.fromEntries(files[variant].map(({ root, path, content }) => [`${root}/${path}`, content]));
}

function sorted(files: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}
