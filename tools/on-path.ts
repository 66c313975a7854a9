import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { type ProgramName, programs } from './programs';

// Servers lie in the system's folders, which are not on the PATH of a person who is not root.
const systemFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // absent and not executable are the same answer here
  }
}

/** The first executable of this name on PATH, whatever its version. */
export function findOnPath(command: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...systemFolders];
  return folders.map((folder) => join(folder, command)).find(executable);
}

function atLeast(version: string, least: string): boolean {
  const have = version.split('.').map(Number);
  const want = least.split('.').map(Number);
  for (const [i, part] of want.entries()) {
    const own = have[i] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

export type OnPath =
  | { readonly state: 'found'; readonly file: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unsuitable'; readonly file: string; readonly why: string };

/** Looks for a program on PATH and asks it for its version. */
export function onPath(name: ProgramName): OnPath {
  const { path } = programs[name];
  const file = path && findOnPath(name);
  if (!path || !file) return { state: 'absent' };
  // CHECKPOINT_DISABLE: terraform asks its maker for news otherwise, and waits for the answer.
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const ran = spawnSync(file, path.args, { encoding: 'utf8', timeout: 30_000, env });
  // Some are named by the day they were made.
  const version = /\d+(\.\d+)+|\d{8}/.exec(`${ran.stdout}${ran.stderr}`)?.[0];
  if (!version) return { state: 'unsuitable', file, why: ran.error?.message ?? 'prints no version' };
  if (atLeast(version, path.atLeast)) return { state: 'found', file };
  return { state: 'unsuitable', file, why: `is ${version}, wanted is ${path.atLeast} or later` };
}
