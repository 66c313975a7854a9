import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

export type Kind = 'none' | 'file' | 'folder' | 'other';

/** The few things a write asks of a file system: a test can fail each of them. */
export interface FileSystem {
  /** Links are not followed. */
  kind(path: string): Kind;
  read(path: string): Uint8Array;
  isExecutable(path: string): boolean;
  /** The names in a folder; none where there is no folder. */
  list(folder: string): readonly string[];
  makeFolder(path: string): void;
  /** Makes or replaces a file. */
  write(path: string, content: string | Uint8Array, executable: boolean): void;
  rename(from: string, to: string): void;
  /** Nothing where there is no file. */
  removeFile(path: string): void;
  /** Whether the folder is gone: one that holds something stays. */
  removeEmptyFolder(path: string): boolean;
  removeFolder(path: string): void;
  /** When this returns, the bytes of a file or the names in a folder are on the disk. */
  sync(path: string): void;
}

export const diskFileSystem: FileSystem = {
  kind(path) {
    const stats = orMissing(() => lstatSync(path, { throwIfNoEntry: false }), undefined);
    if (stats === undefined) return 'none';
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  },
  read: (path) => readFileSync(path),
  isExecutable: (path) => (lstatSync(path).mode & 0o100) !== 0,
  list: (folder) => orMissing(() => readdirSync(folder).sort(), []),
  makeFolder,
  write(path, content, executable) {
    // In one go: a buffer of each file's own, outside V8's heap, would have it collect garbage early.
    writeFileSync(path, content);
    if (executable) chmodSync(path, 0o755);
  },
  rename: (from, to) => renameSync(from, to),
  removeFile: (path) => rmSync(path, { force: true }),
  removeEmptyFolder(path) {
    try {
      rmdirSync(path);
      return true;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return true;
      if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  },
  removeFolder: (path) => rmSync(path, { recursive: true, force: true }),
  sync(path) {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
};

/**
 * A folder and those above it. Node's own recursion goes round for ever where a folder can hold no other, as below
 * /proc, and calls a read-only disk a folder that is not there.
 */
function makeFolder(path: string): void {
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** What the system calls the error; `undefined` for an error that is not the system's. */
export function codeOf(error: unknown): string | undefined {
  const { code, syscall } = Object(error) as Partial<NodeJS.ErrnoException>;
  return typeof syscall === 'string' && typeof code === 'string' ? code : undefined;
}

/** What was asked for, or the given value where there is nothing: a file in the place of a folder holds nothing. */
function orMissing<T>(ask: () => T, missing: T): T {
  try {
    return ask();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return missing;
    throw error;
  }
}
