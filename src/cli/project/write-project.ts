import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../emit';
import type { Problem } from '../../kernel';
import type { ProjectFile } from './new-project';

/** What git and editors put into a folder that has nothing in it yet. */
const NOTHING = new Set(['.git', '.idea', '.vscode', '.DS_Store']);

/** Writes a project into a folder that is empty, or is not there yet. */
export function writeProject(folder: string, files: readonly ProjectFile[]): readonly Problem[] {
  try {
    mkdirSync(folder, { recursive: true });
    const [there] = readdirSync(folder).filter((name) => !NOTHING.has(name));
    if (there !== undefined) return [refused(folder, 'holds something already', there)];
    for (const { path, content } of files) writeFileSync(join(folder, path), content, { flag: 'wx' });
    return [];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return [refused(folder, 'cannot be written into', messageOf(error))];
  }
}

function refused(folder: string, what: string, got: string): Problem {
  return {
    code: 'NAUST-RUN-010',
    severity: 'error',
    path: folder,
    what: `is to hold a new project, and ${what}`,
    got,
    allowed: 'an empty folder, or one that is not there yet',
    fix: 'name another with --output',
  };
}
