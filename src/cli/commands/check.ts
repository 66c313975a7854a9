import type { Command } from 'commander';
import type { Problem } from '../../kernel';
import { environments, folder } from '../arguments';
import { type CommonOptions, commonly, type Finish } from '../command';
import { jsonOf } from '../json';
import { exit, type Outcome } from '../outcome';
import { paintFor } from '../paint';
import { Progress } from '../progress';
import { problemsMarkdown } from '../report/markdown';
import { problemsJson, problemsText } from '../report/problems';
import { problemsSarif } from '../report/sarif';
import { emitted, type StackOptions } from '../stack/emitted';

type Format = 'text' | 'json' | 'sarif' | 'markdown';
type Options = CommonOptions<Format> & StackOptions;

export function addCheck(naust: Command, finish: Finish): void {
  const command = naust
    .command('check')
    .description('say what is wrong with the stack, and write nothing')
    .argument('[stack]', 'the stack file', 'main.ts')
    .option('-o, --output <folder>', 'where the output would go', folder, '.')
    .option('-e, --env <name...>', 'check these environments alone', environments);
  commonly(
    command,
    ['text', 'json', 'sarif', 'markdown'],
    'npx naust check main.ts --format sarif > naust.sarif',
  ).action((stack: string, options: Options) => finish(options, () => check(stack, options)));
}

/** What is wrong is what it was asked for, and so goes to stdout. */
async function check(file: string, options: Options): Promise<Outcome> {
  const stack = await emitted(file, options, new Progress(options.format));
  const found = 'refused' in stack ? stack.refused.problems : [...stack.before, ...stack.emission.problems];
  const code = found.some(({ severity }) => severity === 'error') ? exit.problems : exit.fine;
  const cause = 'refused' in stack ? stack.refused.cause : undefined;
  return { problems: [], says: reports[options.format](found, file), code, cause };
}

const reports: Readonly<Record<Format, (problems: readonly Problem[], file: string) => string>> = {
  text: (problems) =>
    problems.length === 0 ? 'nothing is wrong\n' : problemsText(problems, paintFor(process.stdout)),
  json: (problems) => jsonOf(problemsJson(problems)),
  sarif: (problems, file) => jsonOf(problemsSarif(problems, file)),
  markdown: problemsMarkdown,
};
