import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { inlineJsonTypes } from './json-types';

const root = join(__dirname, '..', '..');

/** Compiles the sources into a folder: with `--emitDeclarationOnly` the types alone. */
export function compile(folder: string, ...options: readonly string[]): void {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', folder, ...options];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the sources do not compile\n${stdout}`);
  inlineJsonTypes(folder, join(root, 'src'));
}
