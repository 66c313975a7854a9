// Run in a mount namespace of its own, where a small disk lies at the folder given. Prints what naust did on it.
import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emission, outputPlace, writeOutput } from '../../src/emit';
import { foundAfter, leftAfterNext, outputFolder } from '../emit/killed/killed-synth';
import { largeStack } from '../emit/killed/large-stack';

export interface Report {
  /** With so many blocks free: the codes of the problems, and what was there after the next command. */
  readonly full: readonly (readonly [number, readonly string[], string])[];
  readonly left: readonly string[];
  readonly readOnly: readonly [readonly string[], string];
}

const [disk = ''] = process.argv.slice(2);
const synth = (folder: string): readonly string[] =>
  writeOutput(emission(largeStack('even'), {}).files, outputPlace(folder, {})).problems.map(
    ({ code }) => code,
  );

function withFree(blocks: number): Report['full'][number] {
  const folder = outputFolder(disk, 'odd');
  const { bavail, bsize } = statfsSync(disk);
  const filler = join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(Math.max(bavail - blocks, 0) * bsize));
  const codes = synth(folder);
  rmSync(filler);
  const found = foundAfter(folder);
  rmSync(folder, { recursive: true });
  return [blocks, codes, found];
}

function thenReadOnly(): Report['readOnly'] {
  const folder = outputFolder(disk, 'odd');
  const { status, stderr } = spawnSync('mount', ['-o', 'remount,ro', disk], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return [synth(folder), foundAfter(folder)];
}

const full = Array.from({ length: 80 }, (_, blocks) => withFree(blocks));
const left = leftAfterNext(outputFolder(disk));
process.stdout.write(JSON.stringify({ full, left, readOnly: thenReadOnly() } satisfies Report));
