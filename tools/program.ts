import { cached } from './cache';
import { onPath } from './on-path';
import type { ProgramName } from './programs';

export type { ProgramName } from './programs';

// Asking a program for its version takes up to a second, and several tests ask for the same one.
const known = new Map<ProgramName, string>();

/** The absolute path of a program's executable, or undefined when `npm run tools` has to be run. */
export function program(name: ProgramName): string | undefined {
  const before = known.get(name);
  if (before) return before;
  const path = cached(name);
  const found = path ? undefined : onPath(name);
  const file = path ?? (found?.state === 'found' ? found.file : undefined);
  if (file) known.set(name, file);
  return file;
}
