import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { failure, type Outcome } from './outcome';
import { type Format, report } from './report';
import { synth } from './synth';

/** For the shell: fine, problems in the stack, a command that was written wrong. */
const EXIT = { fine: 0, problems: 1, usage: 2 } as const;

interface CommonOptions {
  readonly format: Format;
  readonly debug?: true;
}

/** Runs the command that the arguments name; returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = EXIT.fine;
  const finish = async (options: CommonOptions, action: () => Promise<Outcome>): Promise<void> => {
    const outcome = await foreseen(action);
    report(outcome, options.format, options.debug === true);
    code = outcome.roots === undefined ? EXIT.problems : EXIT.fine;
  };
  try {
    await program(finish).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  }
  return code;
}

function program(finish: (options: CommonOptions, action: () => Promise<Outcome>) => Promise<void>): Command {
  const { version } = require('../../package.json') as { version: string };
  const naust = new Command('naust')
    .description('Turns one stack file into Terraform, Kubernetes YAML and host files.')
    .version(version)
    .exitOverride();
  naust
    .command('synth')
    .description(
      'check the stack and write what it describes: everything, or nothing where something is wrong',
    )
    .argument('[stack]', 'the stack file', 'main.ts')
    .option('-o, --output <folder>', 'where dist, cdktf.out and naust.out go', folder, '.')
    .addOption(
      new Option('--format <format>', 'of what is printed').choices(['text', 'json']).default('text'),
    )
    .option('--debug', 'print the stack trace of an error in the stack file')
    .exitOverride()
    .action((stack: string, options: CommonOptions & { readonly output: string }) =>
      finish(options, () => synth(stack, options.output)),
    );
  return naust;
}

/** An empty one is most likely a variable that is not set; the working directory is written `.`. */
function folder(path: string): string {
  if (path === '') throw new InvalidArgumentError('It is empty.');
  return path;
}

/** A fault of naust itself is told like any other problem. */
async function foreseen(action: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await action();
  } catch (error) {
    return failure(error, {
      code: 'NAUST-RUN-005',
      path: 'naust',
      what: 'failed in a way that it should not',
      allowed: 'every stack, with its problems reported',
      fix: 'run it again with --debug and report what it prints',
    });
  }
}
