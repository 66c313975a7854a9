import { join } from 'node:path';
import { type Problem } from '../../kernel';
import type { OutputFile } from '../output-file';
import { digestOf } from './digest';
import type { FileSystem, Kind } from './file-system';
import { readRecord, RECORD, recordText, type WrittenRecord } from './record';

/** A file to write, and the digest of its bytes. */
export type PlannedFile = Pick<OutputFile, 'path' | 'content' | 'executable'> & { readonly sha256: string };

/** What has to be done to one folder so that it holds the files. */
export interface FolderPlan {
  readonly folder: string;
  readonly write: readonly PlannedFile[];
  /** naust's own files of last time that nothing writes any more. */
  readonly remove: readonly string[];
  readonly unchanged: readonly string[];
  readonly problems: readonly Problem[];
}

export function planFolder(folder: string, outputs: readonly OutputFile[], files: FileSystem): FolderPlan {
  const record = readRecord(folder, files);
  const planned = outputs.map(({ path, content, executable }) => plannedFile(path, content, executable));
  const wanted = new Set(planned.map(({ path }) => path));
  const stale = [...record.keys()].filter(
    (path) => !wanted.has(path) && files.kind(join(folder, path)) === 'file',
  );
  const untouched = (path: string) => digestOf(files.read(join(folder, path))) === record.get(path);
  const remove = stale.filter(untouched);

  const unchanged = new Set(planned.filter((file) => holdsAlready(folder, file, files)));
  const missing = planned.filter((file) => !unchanged.has(file));
  const obstacles = obstaclesIn(folder, record, new Set(remove), files);
  const problems = missing.flatMap(({ path }) =>
    obstacles(path).map((found) => occupied(folder, path, found)),
  );

  const written = recordText(new Map(planned.map(({ path, sha256 }) => [path, sha256])));
  const recorded = recordText(record) === written && files.kind(join(folder, RECORD)) === 'file';
  return {
    folder,
    // The record comes last: until it is there, the files are those of the transaction before.
    write: recorded ? missing : [...missing, plannedFile(RECORD, written, false)],
    remove,
    unchanged: [...unchanged].map(({ path }) => path),
    problems: [...problems, ...stale.filter((path) => !untouched(path)).map((path) => edited(folder, path))],
  };
}

function plannedFile(path: string, content: string | Uint8Array, executable: boolean): PlannedFile {
  return { path, content, executable, sha256: digestOf(content) };
}

function holdsAlready(folder: string, file: PlannedFile, files: FileSystem): boolean {
  const path = join(folder, file.path);
  return (
    files.kind(path) === 'file' &&
    digestOf(files.read(path)) === file.sha256 &&
    files.isExecutable(path) === file.executable
  );
}

/** What is in the way of a file and is not naust's to replace. */
function obstaclesIn(
  folder: string,
  record: WrittenRecord,
  remove: ReadonlySet<string>,
  files: FileSystem,
): (path: string) => readonly string[] {
  const known = new Map<string, Kind>();
  const kindOf = (path: string): Kind => {
    const kind = known.get(path) ?? files.kind(join(folder, path));
    known.set(path, kind);
    return kind;
  };
  const isOnlyStale = (path: string): boolean => {
    if (kindOf(path) === 'folder')
      return files.list(join(folder, path)).every((name) => isOnlyStale(`${path}/${name}`));
    return remove.has(path);
  };
  return (path) => {
    const segments = path.split('/');
    const parents = segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
    const blocking = parents.filter(
      (parent) => kindOf(parent) === 'other' || (kindOf(parent) === 'file' && !remove.has(parent)),
    );
    if (blocking.length > 0) return blocking.slice(0, 1);

    const kind = parents.some((parent) => remove.has(parent)) ? 'none' : kindOf(path);
    const isFree =
      kind === 'none' || (kind === 'file' && record.has(path)) || (kind === 'folder' && isOnlyStale(path));
    return isFree ? [] : [path];
  };
}

function occupied(folder: string, path: string, obstacle: string): Problem {
  return {
    code: 'NAUST-OUT-005',
    severity: 'error',
    path: join(folder, path),
    what: 'is where something lies that naust did not write',
    got: obstacle,
    allowed: 'nothing there, a file that naust wrote, or one with the same content',
    fix: `move or remove ${join(folder, obstacle)}, or give naust another folder with --output`,
  };
}

function edited(folder: string, path: string): Problem {
  return {
    code: 'NAUST-OUT-009',
    severity: 'warning',
    path: join(folder, path),
    what: 'is no longer part of the output, but was changed since naust wrote it, so it was left',
    got: 'a file that someone edited',
    allowed: 'files as naust wrote them',
    fix: 'keep what is of use in it and remove it',
  };
}
