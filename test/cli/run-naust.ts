import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../..');

export interface Asked {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type RunNaust = (args: readonly string[], environment?: Record<string, string>) => Promise<Ran>;

/** What a busy machine has it say besides, once a command takes over ten seconds. */
const PROGRESS = /^naust: .* \(\d+\.\d s\)\n/gm;

/** Runs the command as a shell would, without a build. */
export const runNaust: RunNaust = (args, environment = {}) => {
  const all = ['--require', 'tsx/cjs', join(REPOSITORY, 'src/cli/naust.ts'), ...args];
  const env = { PATH: process.env['PATH'], ...environment };
  return new Promise((done) => {
    execFile(process.execPath, all, { cwd: REPOSITORY, env }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr: unhurried(stderr) });
    });
  });
};

/**
 * Runs the command again and again in one process that ends with the tests of the file, which takes a tenth of the time.
 * What a command does to its process, and what the process does at its end, is for `runNaust` to see.
 */
export function naustOfTheFile(): RunNaust {
  const child = fork(join(__dirname, 'one-process.ts'), {
    execArgv: ['--require', 'tsx/cjs'],
    cwd: REPOSITORY,
    env: { PATH: process.env['PATH'] },
  });
  afterAll(() => child.disconnect());
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`naust ended the process of the file: ${code ?? signal}`);
  });
  // It ends after the tests too.
  ended.catch(() => undefined);
  let last: Promise<unknown> = Promise.resolve();
  return (args, environment = {}) => {
    const ran = last.then(async () => {
      const answer = once(child, 'message');
      child.send({ args, environment } satisfies Asked);
      const [said] = await Promise.race([answer, ended]);
      const ran = said as Ran;
      return { ...ran, stderr: unhurried(ran.stderr) };
    });
    last = ran.catch(() => undefined);
    return ran;
  };
}

function unhurried(stderr: string): string {
  return stderr.replaceAll(PROGRESS, '');
}
