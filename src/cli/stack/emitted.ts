import {
  type Emission,
  emission,
  finishInterrupted,
  hasErrors,
  newerOutput,
  outputPlace,
  readImageLock,
} from '../../emit';
import type { Problem } from '../../kernel';
import { type Platform, Project } from '../../platform';
import type { Outcome } from '../outcome';
import type { Progress } from '../progress';
import type { PlatformNames } from './beside-others';
import { confined, ExitError } from './confined';
import { inEnvironments } from './environment';
import { foldersOfSources } from './output-folder';
import { loadStack, thrown } from './stack-file';

/** What a stack file comes to, or why it comes to nothing. */
export type Emitted = Emitting | { readonly refused: Outcome };

interface Emitting {
  readonly emission: Emission;
  /** What was wrong before the stack was looked at. */
  readonly before: readonly Problem[];
  readonly names: PlatformNames;
}

export interface StackOptions {
  /** Where the output is, or is to be. */
  readonly output: string;
  /** The environments that are asked for. @default - all */
  readonly env?: readonly string[];
  /** Whether images stay as the stack names them, whatever the lock file says. @default false */
  readonly unpinned?: boolean;
}

/** Finishes what an interrupted command began, loads the stack and works everything out in memory. */
export async function emitted(file: string, options: StackOptions, progress: Progress): Promise<Emitted> {
  const place = outputPlace(options.output, process.env);
  const lock = options.unpinned ? undefined : readImageLock(file);
  const before = [
    ...newerOutput(place),
    ...foldersOfSources(file, place),
    ...finishInterrupted(place),
    ...(lock?.problems ?? []),
  ];
  if (hasErrors(before)) return { refused: { problems: before } };
  const loaded = await loadStack(file);
  if ('refused' in loaded) return refused(before, loaded.refused);
  const chosen = inEnvironments(loaded.stack, options.env ?? []);
  if ('problem' in chosen) return refused(before, { problems: [chosen.problem] });
  progress.step('working out the output');
  try {
    const names = { chosen: namesIn(chosen.stack), all: namesIn(loaded.stack) };
    return {
      emission: await confined(() => unmapped(() => emission(chosen.stack, process.env, lock?.images))),
      before,
      names,
    };
  } catch (error) {
    if (!(error instanceof ExitError)) throw error;
    return refused(before, thrown(file, error));
  }
}

/**
 * cdktf keeps of each token the stack trace of where it was made, and Node maps each line of it to TypeScript: as much
 * work as the rest of the Terraform stack. An error has its lines mapped when it is told of, which is later.
 */
function unmapped<T>(run: () => T): T {
  process.setSourceMapsEnabled(false);
  try {
    return run();
  } finally {
    process.setSourceMapsEnabled(true);
  }
}

function namesIn(stack: Project | Platform): readonly string[] {
  return stack instanceof Project ? Object.values(stack.platforms).map(({ name }) => name) : [stack.name];
}

function refused(before: readonly Problem[], outcome: Outcome): Emitted {
  return { refused: { ...outcome, problems: [...before, ...outcome.problems] } };
}
