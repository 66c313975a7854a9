import { emission, finishInterrupted, hasErrors, outputPlace, writeOutput } from '../emit';
import { confined } from './confined';
import type { Outcome } from './outcome';
import { loadStack } from './stack-file';

/** Checks the stack and writes everything it describes, or nothing. */
export async function synth(file: string, output: string): Promise<Outcome> {
  const place = outputPlace(output, process.env);
  const interrupted = finishInterrupted(place);
  if (hasErrors(interrupted)) return { problems: interrupted };

  const loaded = await loadStack(file);
  if ('refused' in loaded)
    return { ...loaded.refused, problems: [...interrupted, ...loaded.refused.problems] };

  const { problems, files } = confined(() => emission(loaded.stack));
  if (hasErrors(problems)) return { problems: [...interrupted, ...problems] };

  const result = writeOutput(files, place);
  const all = [...interrupted, ...problems, ...result.problems];
  return hasErrors(all) ? { problems: all } : { problems: all, roots: result.roots };
}
