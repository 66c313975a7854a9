import { hasErrors, messageOf } from '../emit';
import { ownFolder, type Problem } from '../kernel';

/** For the shell: fine, problems in the stack, a command that was written wrong, differences not agreed to. */
export const exit = { fine: 0, problems: 1, usage: 2, differences: 3 } as const;

/** What a command came to. */
export interface Outcome {
  readonly problems: readonly Problem[];
  /** What it has to say on stdout, as it was asked for; `undefined` where problems left it nothing to say. */
  readonly says?: string;
  /** @default - fine, or problems where there are errors */
  readonly code?: number;
  /** The error behind a problem, for `--debug`. */
  readonly cause?: unknown;
}

export function exitCode({ code, problems }: Outcome): number {
  return code ?? (hasErrors(problems) ? exit.problems : exit.fine);
}

/** An error as the problem it is to the user. */
export function failure(cause: unknown, problem: Omit<Problem, 'got' | 'severity'>): Outcome {
  // Of a module that is not found, Node names every file on the way to it, naust's own among them.
  const message = messageOf(cause)
    .replace(/ Require stack:.*$/, '')
    .replaceAll(`${process.cwd()}/`, '');
  const got = [message, placeOf(cause)].filter((part) => part !== '').join(' ');
  return { problems: [{ severity: 'error', ...problem, got }], cause };
}

/** The user's line in which an error arose, as editors open it. */
function placeOf(cause: unknown): string {
  const { stack } = Object(cause) as { readonly stack?: unknown };
  if (typeof stack !== 'string') return '';
  const frame = stack
    .split('\n')
    .map((line) => /^\s+at (?:.*\()?(?:file:\/\/)?(\/[^()]+:\d+):\d+\)?$/.exec(line)?.[1])
    .find(
      (place) => place !== undefined && !place.includes('/node_modules/') && !place.startsWith(ownFolder),
    );
  return frame === undefined ? '' : `(${frame.replace(`${process.cwd()}/`, '')})`;
}
