import { resolve } from 'node:path';
import { messageOf, type WrittenRoot } from '../emit';
import type { Problem } from '../kernel';

/** What a command came to. */
export interface Outcome {
  readonly problems: readonly Problem[];
  /** What was written; `undefined` where problems kept everything from being written. */
  readonly roots?: readonly WrittenRoot[];
  /** The error behind a problem, for `--debug`. */
  readonly cause?: unknown;
}

/** An error as the problem it is to the user. */
export function failure(cause: unknown, problem: Omit<Problem, 'got' | 'severity'>): Outcome {
  // Of a module that is not found, Node names every file on the way to it, naust's own among them.
  const message = messageOf(cause).replace(/ Require stack:.*$/, '');
  const got = [message, placeOf(cause)].filter((part) => part !== '').join(' ');
  return { problems: [{ severity: 'error', ...problem, got }], cause };
}

const OWN_FILES = resolve(__dirname, '..');

/** The user's line in which an error arose, as editors open it. */
function placeOf(cause: unknown): string {
  const { stack } = Object(cause) as { readonly stack?: unknown };
  if (typeof stack !== 'string') return '';
  const frame = stack
    .split('\n')
    .map((line) => /^\s+at (?:.*\()?(?:file:\/\/)?(\/[^()]+:\d+):\d+\)?$/.exec(line)?.[1])
    .find(
      (place) => place !== undefined && !place.includes('/node_modules/') && !place.startsWith(OWN_FILES),
    );
  return frame === undefined ? '' : `(${frame.replace(`${process.cwd()}/`, '')})`;
}
