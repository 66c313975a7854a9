import { type Command, InvalidArgumentError } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement, ChangesReport, OutputFiles, TerraformPlan } from '../../changes';
import { hasErrors, lastOutput, type OutputFile, outputPlace } from '../../emit';
import type { Problem } from '../../kernel';
import { environments, folder } from '../arguments';
import { type CommonOptions, commonly, type Finish } from '../command';
import { exit, failure, type Outcome } from '../outcome';
import { paintFor } from '../paint';
import { Progress } from '../progress';
import { revisionOutput } from '../revision/revision-output';
import { ofChosen, type PlatformNames } from '../stack/beside-others';
import { emitted } from '../stack/emitted';

/** Loaded when it is used: no other command waits for what compares. */
const changesSlice = () => require('../../changes') as typeof import('../../changes');

type Format = 'text' | 'json' | 'markdown';

interface Options extends CommonOptions<Format> {
  readonly output: string;
  readonly against?: string;
  readonly plan?: readonly string[];
  readonly agree?: readonly Agreement[];
  readonly env?: readonly string[];
}

export function addDiff(naust: Command, finish: Finish): void {
  const command = naust
    .command('diff')
    .description(
      'say what would be added, changed, replaced, renamed and deleted; exit 3 if anything not agreed to',
    )
    .argument('[stack]', 'the stack file', 'main.ts')
    .option('-o, --output <folder>', 'where the last output is', folder, '.')
    .option(
      '-e, --env <name...>',
      'compare these environments alone, as synth --env would write them',
      environments,
    )
    .option(
      '--against <revision>',
      'compare with the stack of a git revision rather than with the last output',
    )
    .option(
      '--plan <file...>',
      'what "terraform show -json" printed of a plan: then Terraform itself is believed',
    )
    .option(
      '--agree <change...>',
      'changes that are meant, as they are printed: delete:ADDRESS, or all that risk nothing: add',
      agreement,
    );
  commonly(
    command,
    ['text', 'json', 'markdown'],
    'npx naust diff main.ts --against origin/main --format markdown',
  ).action((stack: string, options: Options) => finish(options, () => diff(stack, options)));
}

async function diff(file: string, options: Options): Promise<Outcome> {
  const progress = new Progress(options.format);
  const stack = await emitted(file, options, progress);
  if ('refused' in stack) return stack.refused;
  const { problems, files } = stack.emission;
  const found = [...stack.before, ...problems];
  if (hasErrors(found)) return { problems: found };

  progress.step('looking up what to compare with');
  const before = outputBefore(file, options, stack.names);
  if ('refused' in before) return before.refused;
  const plans = plansIn(options.plan ?? []);
  if ('refused' in plans) return plans.refused;

  progress.step('comparing');
  const { agreedTo, compareOutputs, open } = changesSlice();
  const after = byPath(options.env ? ofChosen(files, stack.names) : files);
  const { changes, problems: unreadable } = compareOutputs(before.files, after, plans.plans);
  const agreed = agreedTo(changes, options.agree ?? []);
  const all: readonly Problem[] = [
    ...found,
    ...before.problems,
    ...unreadable,
    ...agreed.findings.map((finding) => ({ severity: 'error' as const, ...finding, path: '--agree' })),
  ];
  if (hasErrors(all)) return { problems: all };

  const report: ChangesReport = {
    against: before.name,
    isFirst: before.files.size === 0,
    changes,
    agreed: agreed.changes,
  };
  return {
    problems: all,
    says: renderers[options.format](report),
    code: open(report).length > 0 ? exit.differences : exit.fine,
  };
}

interface Before {
  readonly name: string;
  readonly files: OutputFiles;
  readonly problems: readonly Problem[];
}

function outputBefore(
  file: string,
  { against, output, env }: Options,
  names: PlatformNames,
): Before | { readonly refused: Outcome } {
  if (against !== undefined) {
    const revision = revisionOutput(file, against);
    if ('refused' in revision) return revision;
    const files = env ? ofChosen(revision.files, names) : revision.files;
    return { name: revision.name, files: byPath(files), problems: [] };
  }
  const place = outputPlace(output, process.env);
  const files = env ? ofChosen(lastOutput(place), names) : lastOutput(place);
  const edited = files.filter(({ isEdited }) => isEdited);
  return {
    name: output === '.' ? 'the last output' : `the last output in ${output}`,
    files: byPath(files),
    problems: edited.map(({ root, path }) => editedSince(join(place.folders.get(root) ?? root, path))),
  };
}

function byPath(files: readonly Pick<OutputFile, 'root' | 'path' | 'content'>[]): OutputFiles {
  return new Map(files.map(({ root, path, content }) => [`${root}/${path}`, content]));
}

function editedSince(path: string): Problem {
  return {
    code: 'NAUST-DIF-008',
    severity: 'warning',
    path,
    what: 'was changed since naust wrote it, and is compared as it is now',
    got: 'a file that someone edited',
    allowed: 'files as naust wrote them',
    fix: 'move the change into the stack file: the next synth writes the file anew',
  };
}

const renderers: Readonly<Record<Format, (report: ChangesReport) => string>> = {
  text: (report) => changesSlice().renderText(report, paintFor(process.stdout)),
  json: (report) => changesSlice().renderJson(report),
  markdown: (report) => changesSlice().renderMarkdown(report),
};

function plansIn(
  paths: readonly string[],
): { readonly plans: readonly TerraformPlan[] } | { readonly refused: Outcome } {
  const plans: TerraformPlan[] = [];
  for (const file of paths) {
    try {
      plans.push({ file, text: readFileSync(file, 'utf8') });
    } catch (error) {
      return {
        refused: failure(error, {
          code: 'NAUST-DIF-003',
          path: file,
          what: 'is to hold a plan, and cannot be read',
          allowed: 'the file into which terraform show -json was printed',
          fix: 'terraform plan -out=plan && terraform show -json plan > plan.json',
        }),
      };
    }
  }
  return { plans };
}

function agreement(text: string, before: readonly Agreement[] = []): readonly Agreement[] {
  const read = changesSlice().readAgreement(text);
  if (typeof read === 'string') throw new InvalidArgumentError(read);
  return [...before, read];
}
