import { Argument, type Command } from 'commander';
import { basename, resolve } from 'node:path';
import { folder } from '../arguments';
import { type CommonOptions, commonly, type Finish } from '../command';
import { newProject, type ProjectKind, projectKinds } from '../project/new-project';
import { writeProject } from '../project/write-project';
import { jsonOf } from '../json';
import type { Outcome } from '../outcome';

interface Options extends CommonOptions<'text' | 'json'> {
  readonly output: string;
}

export function addInit(naust: Command, finish: Finish): void {
  const command = naust
    .command('init')
    .description('make a project in an empty folder, with a stack that synthesises and a test that it passes')
    .addArgument(new Argument('<kind>', 'a cluster with its machines, or one host').choices(projectKinds))
    .option('-o, --output <folder>', 'where it goes', folder, '.');
  commonly(command, ['text', 'json'], 'npx naust init cluster --output shop').action(
    (kind: ProjectKind, options: Options) => finish(options, () => init(kind, options)),
  );
}

function init(kind: ProjectKind, { output, format }: Options): Outcome {
  const target = resolve(output);
  const files = newProject(kind, basename(target));
  const problems = writeProject(target, files);
  if (problems.length > 0) return { problems };
  const paths = files.map(({ path }) => path).sort();
  const next = `${output === '.' ? '' : `cd ${inShell(output)} && `}npm install && npm test`;
  const says =
    format === 'json'
      ? jsonOf({ folder: output, files: paths, next })
      : `${paths.join('\n')}\n\nnext: ${next}\n`;
  return { problems: [], says };
}

/** As it can be pasted: in quotes where it holds more than a shell takes as it stands. */
function inShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
