import { type Emission, emission, finishInterrupted, hasErrors, newerOutput, outputPlace } from '../../emit';
import type { Problem } from '../../kernel';
import type { Outcome } from '../outcome';
import type { Progress } from '../progress';
import { confined, ExitError } from './confined';
import { inEnvironments } from './environment';
import { foldersOfSources } from './output-folder';
import { loadStack, thrown } from './stack-file';

/** What a stack file comes to, or why it comes to nothing. */
export type Emitted =
  { readonly emission: Emission; readonly before: readonly Problem[] } | { readonly refused: Outcome };

export interface StackOptions {
  /** Where the output is, or is to be. */
  readonly output: string;
  /** The environments that are asked for. @default - all */
  readonly env?: readonly string[];
}

/** Finishes what an interrupted command began, loads the stack and works everything out in memory. */
export async function emitted(file: string, options: StackOptions, progress: Progress): Promise<Emitted> {
  const place = outputPlace(options.output, process.env);
  const before = [...newerOutput(place), ...foldersOfSources(file, place), ...finishInterrupted(place)];
  if (hasErrors(before)) return { refused: { problems: before } };
  const loaded = await loadStack(file);
  if ('refused' in loaded) return refused(before, loaded.refused);
  const chosen = inEnvironments(loaded.stack, options.env ?? []);
  if ('problem' in chosen) return refused(before, { problems: [chosen.problem] });
  progress.step('working out the output');
  try {
    return { emission: await confined(() => emission(chosen.stack)), before };
  } catch (error) {
    if (!(error instanceof ExitError)) throw error;
    return refused(before, thrown(file, error));
  }
}

function refused(before: readonly Problem[], outcome: Outcome): Emitted {
  return { refused: { ...outcome, problems: [...before, ...outcome.problems] } };
}
