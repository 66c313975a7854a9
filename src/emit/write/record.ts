import { join } from 'node:path';
import { isPlainPath } from '../output-paths';
import type { FileSystem } from './file-system';

/** Not `.json`: `kubectl apply --recursive` would read it. */
export const RECORD = '.naust-written';

/** Of the record itself. A naust that reads a greater number was not told what is in it. */
export const RECORD_FORMAT = 1;

/** The SHA-256 of each file that naust wrote last into a folder, by path. */
export type WrittenRecord = ReadonlyMap<string, string>;

export function readRecord(folder: string, files: FileSystem): WrittenRecord {
  const path = join(folder, RECORD);
  if (files.kind(path) !== 'file') return new Map();
  try {
    const { written } = JSON.parse(Buffer.from(files.read(path)).toString('utf8')) as {
      written: Record<string, string>;
    };
    return new Map(Object.entries(written).filter(([file]) => isPlainPath(file)));
  } catch (error) {
    // A record that is no record claims nothing: every file in the folder is then treated as the user's.
    if (error instanceof SyntaxError || error instanceof TypeError) return new Map();
    throw error;
  }
}

export function recordText(record: WrittenRecord): string {
  return `${JSON.stringify({ format: RECORD_FORMAT, written: Object.fromEntries([...record].sort()) }, undefined, 2)}\n`;
}
