import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What Node is given: options, a program and its arguments. It is run in a fresh process. */
export type Command = readonly string[];

/** In front of a program of TypeScript. */
export const overTsx: Command = ['--import', 'tsx'];

/** Milliseconds of processor time that one fresh process used, its children not counted. */
export function cpuMilliseconds(command: Command, folder?: string): number {
  const preload = join(__dirname, 'cpu-at-exit.cjs');
  const run = spawnSync(process.execPath, ['--require', preload, ...command], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (run.status !== 0) throw new Error(`${command.join(' ')} ended with ${run.status}: ${run.stderr}`);
  return Number(run.output[3]) / 1000;
}

/** Each command's times, run in turn so that a machine that slows down slows all of them. */
export function interleaved(
  commands: readonly Command[],
  rounds: number,
  folder?: string,
): readonly (readonly number[])[] {
  const times = commands.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    commands.forEach((command, index) => times[index]!.push(cpuMilliseconds(command, folder)));
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
