import { join } from 'node:path';
import { type Problem } from '../../kernel';
import { hasErrors } from '../has-errors';
import { messageOf } from '../message';
import type { OutputFile, OutputRoot } from '../output-file';
import { codeOf, diskFileSystem, type FileSystem } from './file-system';
import {
  type FolderChanges,
  finishJournal,
  hasJournal,
  readJournal,
  removeBegun,
  stagedFolder,
  writeJournal,
} from './journal';
import { lockFolders } from './lock';
import { journalFolders, journalledFolders, type OutputPlace } from './output-place';
import { type FolderPlan, planFolder } from './plan';
import { RECORD } from './record';

/** What a write did to one root; paths are relative to its folder. */
export interface WrittenRoot {
  readonly root: OutputRoot;
  readonly folder: string;
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

export interface WriteResult {
  readonly roots: readonly WrittenRoot[];
  readonly problems: readonly Problem[];
}

/**
 * Makes the folders hold the files: all of them or, where something is in the way, none. A reader may see some files
 * of the new output beside some of the old while they are renamed; after an interruption the next command finishes.
 */
export function writeOutput(
  outputs: readonly OutputFile[],
  place: OutputPlace,
  files: FileSystem = diskFileSystem,
): WriteResult {
  const finished = finishInterrupted(place, files);
  if (hasErrors(finished)) return { roots: [], problems: finished };
  const result = guarded(place.base, () => lockedWrite(outputs, place, files));
  return { ...result, problems: [...finished, ...result.problems] };
}

/** Finishes what an interrupted write began. Every command does so before anything else. */
export function finishInterrupted(
  place: OutputPlace,
  files: FileSystem = diskFileSystem,
): readonly Problem[] {
  return journalFolders(place).flatMap(
    (base) =>
      guarded(base, () => (hasJournal(base, files) ? finishLocked(base, place, files) : refused([])))
        .problems,
  );
}

function isInterrupted(place: OutputPlace, files: FileSystem): boolean {
  return journalFolders(place).some((base) => hasJournal(base, files));
}

function finishLocked(base: string, place: OutputPlace, files: FileSystem): WriteResult {
  const lock = lockFolders([base], files);
  if (lock.problem) return refused([lock.problem]);
  try {
    // Another naust may have finished it between the look and the lock.
    if (!hasJournal(base, files)) return refused([]);
    const begun = readJournal(base, journalledFolders(place, base), files);
    return begun === 'unreadable'
      ? refused([unreadableJournal(base)])
      : refused(finishFolders(base, begun, files));
  } finally {
    lock.release();
  }
}

function finishFolders(base: string, begun: readonly FolderChanges[], files: FileSystem): readonly Problem[] {
  const folders = begun.map(({ folder }) => folder).filter((folder) => folder !== base);
  folders.forEach((folder) => files.makeFolder(folder));
  const locks = lockFolders(folders, files);
  if (locks.problem) return [locks.problem];
  try {
    return finishJournal(base, begun, files);
  } finally {
    locks.release();
  }
}

function lockedWrite(outputs: readonly OutputFile[], place: OutputPlace, files: FileSystem): WriteResult {
  const roots = [...place.folders]
    .map(([root, folder]) => ({ root, folder, outputs: outputs.filter((output) => output.root === root) }))
    .filter((root) => root.outputs.length > 0 || files.kind(join(root.folder, RECORD)) === 'file');
  if (roots.length === 0) return refused([]);
  const folders = [...new Set([...roots.map(({ folder }) => folder), place.base])];
  const made = folders.filter((folder) => files.kind(folder) === 'none');
  made.forEach((folder) => files.makeFolder(folder));
  const locks = lockFolders(folders, files);
  if (locks.problem === undefined && isInterrupted(place, files)) {
    // Whoever held a lock was killed after it was looked for.
    locks.release();
    return writeOutput(outputs, place, files);
  }
  try {
    if (locks.problem) return refused([locks.problem]);
    removeBegun(place.base, folders, files);
    const plans = roots.map(({ folder, outputs: own }) => planFolder(folder, own, files));
    const problems = plans.flatMap((plan) => plan.problems);
    if (hasErrors(problems)) return refused(problems);
    apply(plans, place.base, files);
    return { problems, roots: roots.map(({ root }, index) => writtenRoot(root, plans[index]!)) };
  } finally {
    locks.release();
    made.forEach((folder) => files.removeEmptyFolder(folder));
  }
}

function apply(plans: readonly FolderPlan[], base: string, files: FileSystem): void {
  const changes = plans.filter(({ write, remove }) => write.length + remove.length > 0);
  if (changes.length === 0) return;
  let staged: readonly FolderChanges[];
  try {
    staged = changes.map((plan) => stage(plan, files));
    writeJournal(base, staged, files);
  } catch (error) {
    const folders = changes.map(({ folder }) => folder);
    if (!hasJournal(base, files)) removeBegun(base, folders, files);
    throw error;
  }
  finishJournal(base, staged, files, () => true);
}

/** Puts the files beside their places. What a killed process wrote, the system still writes: docs/adr/0011. */
function stage({ folder, write, remove }: FolderPlan, files: FileSystem): FolderChanges {
  const beside = stagedFolder(folder);
  files.makeFolder(beside);
  const staged = write.map(({ path, content, executable, sha256 }, index) => {
    files.write(join(beside, String(index)), content, executable);
    return { path, staged: String(index), sha256 };
  });
  staged.filter(({ path }) => path === RECORD).forEach((file) => files.sync(join(beside, file.staged)));
  return { folder, write: staged, remove };
}

function writtenRoot(root: OutputRoot, plan: FolderPlan): WrittenRoot {
  return {
    root,
    folder: plan.folder,
    written: plan.write.map(({ path }) => path).filter((path) => path !== RECORD),
    removed: plan.remove,
    unchanged: plan.unchanged,
  };
}

function refused(problems: readonly Problem[]): WriteResult {
  return { roots: [], problems };
}

/** What the system refuses is a problem; any other error is a fault of naust and stays an error. */
function guarded<T extends WriteResult>(
  place: string,
  action: () => T,
): T | (WriteResult & { found?: undefined }) {
  try {
    return action();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return {
      roots: [],
      problems: [
        {
          code: 'NAUST-OUT-006',
          severity: 'error',
          path: place,
          what: 'cannot be written to',
          got: messageOf(error),
          allowed: 'a folder that can be written, with room on its disk',
          fix: 'let naust write there, or give it another folder with --output; then run it again',
        },
      ],
    };
  }
}

function unreadableJournal(base: string): Problem {
  return {
    code: 'NAUST-OUT-010',
    severity: 'error',
    path: join(base, '.naust-journal'),
    what: 'is the journal of an interrupted write, and cannot be read',
    got: 'a file that naust did not write, or one that was changed',
    allowed: 'the journal as naust left it',
    fix: 'remove it and synthesise again',
  };
}
