import { spawnSync } from 'node:child_process';

/** Runs a step of the installation; its output is shown only when it fails. */
export function execute(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): void {
  const ran = spawnSync(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (ran.error) throw new Error(`${command}: ${ran.error.message}`);
  if (ran.status === 0) return;
  const output = `${ran.stdout}${ran.stderr}`.split('\n').slice(-40).join('\n');
  throw new Error(`${command} ${args.join(' ')} ended with ${ran.status ?? ran.signal}\n${output}`);
}
