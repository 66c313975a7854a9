import { dirname, join, relative, resolve } from 'node:path';
import { type Problem } from '../../kernel';
import { isPlainPath } from '../output-paths';
import { digestOf } from './digest';
import type { FileSystem } from './file-system';
import { RECORD } from './record';

const JOURNAL = '.naust-journal';
const BEGUN = '.naust-journal-begun';
const STAGED = '.naust-staged';

/** What a transaction does to one folder, in full: whoever finds it can finish it. */
export interface FolderChanges {
  readonly folder: string;
  /** Staged files and where they belong, in the order they are renamed. */
  readonly write: readonly { readonly path: string; readonly staged: string; readonly sha256: string }[];
  readonly remove: readonly string[];
}

export function stagedFolder(folder: string): string {
  return join(folder, STAGED);
}

/** When this returns the journal stands: from here on the new output is the one that will be. */
export function writeJournal(base: string, changes: readonly FolderChanges[], files: FileSystem): void {
  const [path, begun] = [join(base, JOURNAL), join(base, BEGUN)];
  const folders = changes.map((change) => ({ ...change, folder: relative(base, change.folder) }));
  files.write(begun, `${JSON.stringify({ folders }, undefined, 2)}\n`, false);
  files.sync(begun);
  files.rename(begun, path);
  files.sync(base);
}

/** Takes away what was prepared for a journal that came to nothing. */
export function removeBegun(base: string, folders: readonly string[], files: FileSystem): void {
  folders.forEach((folder) => files.removeFolder(stagedFolder(folder)));
  files.removeFile(join(base, BEGUN));
}

export function hasJournal(base: string, files: FileSystem): boolean {
  return files.kind(join(base, JOURNAL)) === 'file';
}

/** What was begun and not finished; `unreadable` when the file is not one that naust wrote. */
export function readJournal(
  base: string,
  known: ReadonlySet<string>,
  files: FileSystem,
): readonly FolderChanges[] | 'unreadable' {
  try {
    const { folders } = JSON.parse(Buffer.from(files.read(join(base, JOURNAL))).toString('utf8')) as {
      folders: readonly FolderChanges[];
    };
    const changes = folders.map((change) => ({ ...change, folder: resolve(base, change.folder) }));
    return changes.every((change) => known.has(change.folder) && isPlain(change)) ? changes : 'unreadable';
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return 'unreadable';
    throw error;
  }
}

function isPlain({ write, remove }: FolderChanges): boolean {
  return (
    write.every(({ path, staged }) => (path === RECORD || isPlainPath(path)) && /^\d+$/.test(staged)) &&
    remove.every(isPlainPath)
  );
}

/** Does what the journal says, as far as it has not been done, and ends it. */
export function finishJournal(
  base: string,
  changes: readonly FolderChanges[],
  files: FileSystem,
  isStaged: IsStaged = holds,
): readonly Problem[] {
  const lost = changes.flatMap((change) => finishFolder(change, files, isStaged));
  changes.forEach(({ folder }) => files.removeFolder(stagedFolder(folder)));
  files.removeFile(join(base, JOURNAL));
  files.sync(base);
  return lost.map(lostFile);
}

/** Whether a file is still staged, as it was. */
type IsStaged = (path: string, sha256: string, files: FileSystem) => boolean;

/** Returns the files that are neither staged any more nor in their place. */
function finishFolder(
  { folder, write, remove }: FolderChanges,
  files: FileSystem,
  isStaged: IsStaged,
): readonly string[] {
  const lost: string[] = [];
  files.makeFolder(folder);
  for (const path of remove) {
    // Where it was removed before an interruption, a folder of the new output may have its name by now.
    if (files.kind(join(folder, path)) === 'file') files.removeFile(join(folder, path));
    removeEmptyFolders(folder, path, files);
  }
  const made = new Set<string>();
  for (const { path, staged, sha256 } of write) {
    const [from, to] = [join(stagedFolder(folder), staged), join(folder, path)];
    if (isStaged(from, sha256, files)) {
      if (!made.has(dirname(to))) files.makeFolder(dirname(to));
      made.add(dirname(to));
      files.rename(from, to);
    } else if (!holds(to, sha256, files)) {
      lost.push(to);
    }
  }
  return lost;
}

function holds(path: string, sha256: string, files: FileSystem): boolean {
  return files.kind(path) === 'file' && digestOf(files.read(path)) === sha256;
}

/** Takes away the folders that a removed file leaves empty. */
function removeEmptyFolders(folder: string, path: string, files: FileSystem): void {
  for (const parent of foldersTo(folder, path).slice(1).reverse()) {
    if (files.kind(parent) === 'folder' && !files.removeEmptyFolder(parent)) return;
  }
}

/** The folders from the outermost to the one the file is in. */
function foldersTo(folder: string, path: string): readonly string[] {
  const segments = path.split('/').slice(0, -1);
  return [folder, ...segments.map((_, index) => join(folder, ...segments.slice(0, index + 1)))];
}

function lostFile(path: string): Problem {
  return {
    code: 'NAUST-OUT-008',
    severity: 'warning',
    path,
    what: 'was being written when naust was interrupted, and is not there as it was',
    got: 'neither the staged file nor the written one',
    allowed: 'the staged file, until naust has run again: neither removed by hand nor lost with the power',
    fix: 'synthesise once more without removing files in between',
  };
}
