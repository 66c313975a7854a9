import { join } from 'node:path';
import { type Problem } from '../../kernel';
import { codeOf, type FileSystem } from './file-system';

/**
 * A folder with one file in it, named by the process that holds the lock. Renaming a folder that holds something is
 * atomic and fails where such a folder is already, and removing a dead holder's file by its name cannot remove the
 * file of one who took over meanwhile.
 */
export const LOCK = '.naust-lock';

const ATTEMPT = /^\.naust-lock-(\d+)$/;

export interface Locks {
  readonly problem?: Problem;
  release(): void;
}

/** All of the folders or none. */
export function lockFolders(folders: readonly string[], files: FileSystem): Locks {
  const held: string[] = [];
  const release = () => held.splice(0).forEach((folder) => unlock(folder, files));
  for (const folder of [...folders].sort()) {
    const holder = lock(folder, files);
    if (holder !== undefined) {
      release();
      return { problem: lockedProblem(folder, holder), release };
    }
    held.push(folder);
  }
  return { release };
}

/** The process that holds the lock; `undefined` when it is ours now. */
function lock(folder: string, files: FileSystem): number | undefined {
  const path = join(folder, LOCK);
  const mine = `${path}-${process.pid}`;
  removeDeadAttempts(folder, files);
  files.makeFolder(mine);
  files.write(join(mine, String(process.pid)), '', false);
  for (;;) {
    const holders = files.list(path).map(Number);
    const alive = holders.find(isAlive);
    if (alive !== undefined) {
      files.removeFolder(mine);
      return alive;
    }
    holders.forEach((holder) => files.removeFile(join(path, String(holder))));
    files.removeEmptyFolder(path);
    if (renamed(mine, path, files)) return undefined;
  }
}

/** What a process left that was killed before it could rename its folder to the lock. */
function removeDeadAttempts(folder: string, files: FileSystem): void {
  for (const name of files.list(folder)) {
    const [, holder] = ATTEMPT.exec(name) ?? [];
    if (holder !== undefined && !isAlive(Number(holder))) files.removeFolder(join(folder, name));
  }
}

function renamed(from: string, to: string, files: FileSystem): boolean {
  try {
    files.rename(from, to);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error) ?? '') && files.list(to).length > 0)
      return false;
    throw error;
  }
}

function unlock(folder: string, files: FileSystem): void {
  const path = join(folder, LOCK);
  files.removeFile(join(path, String(process.pid)));
  files.removeEmptyFolder(path);
}

/** In a container every run may have the same number, so a lock of our own number is a dead run's. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function lockedProblem(folder: string, holder: number): Problem {
  return {
    code: 'NAUST-OUT-007',
    severity: 'error',
    path: folder,
    what: 'is being written by another naust',
    got: `process ${holder}`,
    allowed: 'one synth at a time for a folder',
    fix: `wait for it to end, or remove ${join(folder, LOCK)} if process ${holder} is no naust`,
  };
}
