import type { Command } from 'commander';
import { hasErrors, type ImageLock, lockPath, readImageLock, taggedImages, writeImageLock } from '../../emit';
import { type CommonOptions, commonly, type Finish } from '../command';
import { lockDifferences } from '../images/compare';
import { lookUp } from '../images/look-up';
import { jsonOf } from '../json';
import { exit, type Outcome } from '../outcome';
import { paintFor } from '../paint';
import { Progress } from '../progress';
import { dockerCredentials } from '../registry/credentials';
import { Registries } from '../registry/registry';
import { problemsJson, problemsText } from '../report/problems';
import { emitted } from '../stack/emitted';

interface Options extends CommonOptions<'text' | 'json'> {
  readonly check?: true;
}

export function addPin(naust: Command, finish: Finish): void {
  const command = naust
    .command('pin')
    .description('ask the registries what each image is, and write images.lock.json beside the stack')
    .argument('[stack]', 'the stack file', 'main.ts')
    .option('--check', 'write nothing, and say what the lock file has otherwise than the registries');
  commonly(command, ['text', 'json'], 'npx naust pin main.ts').action((stack: string, options: Options) =>
    finish(options, () => pin(stack, options)),
  );
}

async function pin(file: string, { check, format }: Options): Promise<Outcome> {
  const progress = new Progress(format);
  const stack = await emitted(file, { output: '.', unpinned: true }, progress);
  if ('refused' in stack) return stack.refused;
  const problems = [...stack.before, ...stack.emission.problems];
  if (hasErrors(problems)) return { problems };
  progress.step('asking the registries');
  const images = [
    ...new Set([...stack.emission.objects.flatMap(taggedImages), ...stack.emission.hostImages]),
  ].sort();
  const now = await lookUp(images, new Registries(dockerCredentials(process.env)));
  if (hasErrors(now.problems)) return { problems: now.problems };
  const locked = readImageLock(file);
  if (check) {
    if (hasErrors(locked.problems)) return { problems: locked.problems };
    return checked(lockDifferences(lockPath(file), locked.images ?? new Map(), now.images), images, format);
  }
  const isChanged = writeImageLock(file, now.images);
  const says =
    format === 'json'
      ? jsonOf(Object.fromEntries(now.images))
      : written(file, isChanged, now.images, locked.images);
  return { problems: [], says };
}

/** What differs is what it was asked for, and so goes to stdout. */
function checked(
  differences: ReturnType<typeof lockDifferences>,
  images: readonly string[],
  format: Options['format'],
): Outcome {
  const text =
    differences.length === 0
      ? `${images.length} images are what the lock file says\n`
      : problemsText(differences, paintFor(process.stdout));
  const says = format === 'json' ? jsonOf(problemsJson(differences)) : text;
  return { problems: [], says, code: differences.length === 0 ? exit.fine : exit.differences };
}

function written(file: string, isChanged: boolean, now: ImageLock, before: ImageLock = new Map()): string {
  const changed = [...now].filter(([image, digest]) => before.get(image) !== digest);
  const lines = changed.map(
    ([image, digest]) => `${image} ${digest}${before.has(image) ? `, was ${before.get(image)}` : ''}\n`,
  );
  return `${lines.join('')}${lockPath(file)}: ${now.size} images${isChanged ? '' : ', as it was'}\n`;
}
