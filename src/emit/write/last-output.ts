import { join } from 'node:path';
import type { Problem } from '../../kernel';
import type { OutputRoot } from '../output-file';
import { digestOf } from './digest';
import { diskFileSystem, type FileSystem } from './file-system';
import type { OutputPlace } from './output-place';
import { readRecord, RECORD, RECORD_FORMAT } from './record';

/** A file that naust wrote last, as it is now. */
export interface LastFile {
  readonly root: OutputRoot;
  readonly path: string;
  readonly content: Uint8Array;
  readonly executable: boolean;
  /** That somebody has changed it since. */
  readonly isEdited: boolean;
}

/** What is left of the last output: a file that somebody removed is not in it. */
export function lastOutput(place: OutputPlace, files: FileSystem = diskFileSystem): readonly LastFile[] {
  return [...place.folders].flatMap(([root, folder]) =>
    [...readRecord(folder, files)].flatMap(([path, sha256]) => {
      const file = join(folder, path);
      if (files.kind(file) !== 'file') return [];
      const content = files.read(file);
      const isEdited = digestOf(content) !== sha256;
      return [{ root, path, content, executable: files.isExecutable(file), isEdited }];
    }),
  );
}

/** That the output is one of a newer naust: what it says of its files may mean something else by now. */
export function newerOutput(place: OutputPlace, files: FileSystem = diskFileSystem): readonly Problem[] {
  return [...place.folders.values()].flatMap((folder) => {
    const path = join(folder, RECORD);
    const format =
      files.kind(path) === 'file' ? formatOf(Buffer.from(files.read(path)).toString('utf8')) : RECORD_FORMAT;
    return format > RECORD_FORMAT ? [newer(path, format)] : [];
  });
}

function formatOf(text: string): number {
  try {
    return Number((JSON.parse(text) as { readonly format?: unknown }).format ?? RECORD_FORMAT);
  } catch (error) {
    // No record at all: what lies there is then the user's, and is left alone.
    if (error instanceof SyntaxError || error instanceof TypeError) return RECORD_FORMAT;
    throw error;
  }
}

function newer(path: string, format: number): Problem {
  return {
    code: 'NAUST-RUN-008',
    severity: 'error',
    path,
    what: 'was written by a newer naust',
    got: `format ${format}`,
    allowed: `format ${RECORD_FORMAT} at most`,
    fix: 'update naust in this project, or give it another folder with --output',
  };
}
