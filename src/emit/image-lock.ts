import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { image as imageGrammar, type Problem, shown } from '../kernel';
import { messageOf } from './message';
import type { ImageLock } from './pinned-images';

const FILE = 'images.lock.json';
const VERSION = 1;
const DIGEST = /^sha256:[a-f0-9]{64}$/;

/** What the lock file says; `images` is `undefined` where there is none, or where it cannot be made sense of. */
export interface ReadLock {
  readonly images: ImageLock | undefined;
  readonly problems: readonly Problem[];
}

/** Beside the stack file, so that the two are committed together. */
export function lockPath(stack: string): string {
  return join(dirname(stack), FILE);
}

export function readImageLock(stack: string): ReadLock {
  return readImageLockAt(lockPath(stack));
}

/** @param path of the file itself */
export function readImageLockAt(path: string): ReadLock {
  try {
    const images = parsed(readFileSync(path, 'utf8'));
    return typeof images === 'string' ? unreadable(path, images) : { images, problems: [] };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code))) {
      return { images: undefined, problems: [] };
    }
    return unreadable(path, messageOf(error));
  }
}

/** The same images give the same bytes. @returns whether the file is another now */
export function writeImageLock(stack: string, images: ImageLock): boolean {
  const sorted = [...images].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${JSON.stringify({ version: VERSION, images: Object.fromEntries(sorted) }, undefined, 2)}\n`;
  const path = lockPath(stack);
  if (textOf(path) === text) return false;
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, path);
  return true;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The images, or what is wrong with the text. */
function parsed(text: string): ReadonlyMap<string, string> | string {
  const { version, images } = Object(JSON.parse(text)) as {
    readonly version?: unknown;
    readonly images?: unknown;
  };
  if (version !== VERSION) return `version ${shown(version)}`;
  if (typeof images !== 'object' || images === null || Array.isArray(images)) return 'no object of images';
  const entries = Object.entries(images as Record<string, unknown>);
  const wrong = entries.find(
    ([name, digest]) => !imageGrammar.accepts(name) || typeof digest !== 'string' || !DIGEST.test(digest),
  );
  return wrong === undefined ? new Map(entries as [string, string][]) : shown(Object.fromEntries([wrong]));
}

function unreadable(path: string, got: string): ReadLock {
  return {
    images: undefined,
    problems: [
      {
        code: 'NAUST-IMG-002',
        severity: 'error',
        path,
        what: 'is not what "naust pin" writes',
        got,
        allowed: `{ "version": ${VERSION}, "images": { "<image>": "sha256:<64 digits>" } }`,
        fix: 'run "naust pin" to write it anew, or take it from the last commit',
      },
    ],
  };
}
