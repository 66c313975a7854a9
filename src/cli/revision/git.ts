import { spawnSync } from 'node:child_process';

export interface Ran {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without a shell; what the user wrote is an argument and never an option. */
export function git(folder: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
  });
  return { ok: status === 0, stdout: stdout ?? '', stderr: (stderr || error?.message) ?? '' };
}
