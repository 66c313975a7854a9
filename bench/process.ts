import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What Node is given: options, a program and its arguments. */
export type Command = readonly string[];

/** In front of a program of TypeScript. */
export const overTsx: Command = ['--import', 'tsx'];

export interface Spent {
  /** Processor time, user and system, of the process alone: its children are not counted. */
  readonly milliseconds: number;
  /** The most memory that was resident at once, in MiB. */
  readonly peak: number;
}

/** Of a fresh process: all of it, unless the program says by `measured` which part of it counts. */
export function spentBy(command: Command, folder: string): Spent {
  const preload = join(__dirname, 'spent-at-exit.cjs');
  const run = spawnSync(process.execPath, ['--require', preload, ...command], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (run.status !== 0) throw new Error(`${command.join(' ')} ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.output[3]!) as Spent;
}
