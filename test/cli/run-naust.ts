import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../..');

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a shell would, without a build. */
export function runNaust(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const all = ['--require', 'tsx/cjs', join(REPOSITORY, 'src/cli/naust.ts'), ...args];
  const env = { PATH: process.env['PATH'], ...environment };
  return new Promise((done) => {
    execFile(process.execPath, all, { cwd: REPOSITORY, env }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
