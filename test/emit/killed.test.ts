import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { finishInterrupted, type OutputFile } from '../../src/emit';
import { largeOutput } from './large-output';
import { placeIn, testFolder, tree } from './output-folder';

const folder = testFolder();

/** Kills a process that writes, so many milliseconds after it began, and has the next command clean up after it. */
async function killedAfter(delay: number): Promise<Record<string, string>> {
  const directory = join(folder.path, `killed-${delay}`);
  mkdirSync(directory);
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'writer.ts'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  await setTimeout(delay);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);

  expect(finishInterrupted(placeIn(directory))).toEqual([]);
  return tree(directory);
}

const treeOf = (outputs: readonly OutputFile[]) =>
  Object.fromEntries(outputs.map(({ root, path, content }) => [`${root}/${path}`, content]));

test('a synth that is killed at any moment leaves one output whole', async () => {
  const delays = [30, 41, 57, 73, 88, 104, 121, 137, 156, 172];
  const whole = [treeOf(largeOutput('even')), treeOf(largeOutput('odd')), {}];
  for (const found of await Promise.all(delays.map(killedAfter))) expect(whole).toContainEqual(found);
}, 60_000);
