import { spawnSync } from 'node:child_process';

export interface Ran {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without a shell; what the user wrote is an argument and never an option. */
export function git(folder: string, args: readonly string[], index?: string): Ran {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {
      ...outsideHooks(process.env),
      ...(index !== undefined && { GIT_INDEX_FILE: index }),
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
    },
  });
  return { ok: status === 0, stdout: stdout ?? '', stderr: (stderr || error?.message) ?? '' };
}

/**
 * Without what git tells a hook of the repository and the index that it works on: it would be said of other folders too.
 * @see https://git-scm.com/docs/githooks
 */
export function outsideHooks(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_COMMON_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...others } = environment;
  void [GIT_DIR, GIT_COMMON_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX];
  return others;
}
