import type { Command } from 'commander';
import { hasErrors, outputPlace, writeOutput } from '../../emit';
import { type CommonOptions, commonly, type Finish } from '../command';
import { jsonOf } from '../json';
import type { Outcome } from '../outcome';
import { environments, folder } from '../arguments';
import { Progress } from '../progress';
import { writtenJson, writtenText } from '../report/written';
import { besideOthers } from '../stack/beside-others';
import { emitted, type StackOptions } from '../stack/emitted';

type Options = CommonOptions<'text' | 'json'> & StackOptions;

export function addSynth(naust: Command, finish: Finish): void {
  const command = naust
    .command('synth')
    .description(
      'check the stack and write what it describes: everything, or nothing where something is wrong',
    )
    .argument('[stack]', 'the stack file', 'main.ts')
    .option('-o, --output <folder>', 'where dist, cdktf.out and naust.out go', folder, '.')
    .option('-e, --env <name...>', 'check and write these environments alone', environments);
  commonly(command, ['text', 'json'], 'npx naust synth main.ts').action((stack: string, options: Options) =>
    finish(options, () => synth(stack, options)),
  );
}

async function synth(file: string, options: Options): Promise<Outcome> {
  const progress = new Progress(options.format);
  const stack = await emitted(file, options, progress);
  if ('refused' in stack) return stack.refused;
  const { problems, files } = stack.emission;
  if (hasErrors(problems)) return { problems: [...stack.before, ...problems] };

  progress.step('writing');
  const place = outputPlace(options.output, process.env);
  const output = options.env ? besideOthers(files, place, stack.names) : { files };
  if ('problem' in output) return { problems: [...stack.before, ...problems, output.problem] };
  const result = writeOutput(output.files, place);
  const all = [...stack.before, ...problems, ...result.problems];
  if (hasErrors(all)) return { problems: all };
  const says = options.format === 'json' ? jsonOf(writtenJson(result.roots)) : writtenText(result.roots);
  return { problems: all, says };
}
