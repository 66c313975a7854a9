import { Command, CommanderError } from 'commander';
import { type CommonOptions, type Finish, foreseen } from './command';
import { addCheck } from './commands/check';
import { addDefaults } from './commands/defaults';
import { addDiff } from './commands/diff';
import { addExplain } from './commands/explain';
import { addInit } from './commands/init';
import { addPin } from './commands/pin';
import { addSynth } from './commands/synth';
import { addVerify } from './commands/verify';
import { jsonOf } from './json';
import { exit, exitCode, type Outcome } from './outcome';
import { paintFor } from './paint';
import { problemsJson, problemsText } from './report/problems';

/** Runs the command that the arguments name; returns the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = exit.fine;
  const finish: Finish = async (options, action) => {
    const outcome = await foreseen(action);
    report(outcome, options);
    code = exitCode(outcome);
  };
  try {
    await program(finish).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exit.fine : exit.usage;
  }
  return code;
}

function program(finish: Finish): Command {
  const { version } = require('../../package.json') as { version: string };
  const naust = new Command('naust')
    .description('Turns one stack file into Terraform, Kubernetes YAML and host files.')
    .version(version)
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 problems, 2 a command written wrong, 3 differences not agreed to.\n',
    )
    .showHelpAfterError('--help says how it is written')
    .exitOverride();
  for (const add of [addInit, addSynth, addDiff, addCheck, addExplain, addDefaults, addVerify, addPin])
    add(naust, finish);
  return naust;
}

/** What a command has to say goes to stdout, what is wrong to stderr. */
function report({ problems, says, cause }: Outcome, { format, debug }: CommonOptions<string>): void {
  if (says !== undefined) process.stdout.write(says);
  if (problems.length > 0) {
    process.stderr.write(
      format === 'json' || format === 'sarif'
        ? jsonOf(problemsJson(problems))
        : problemsText(problems, paintFor(process.stderr)),
    );
  }
  if (debug === true && cause !== undefined) process.stderr.write(`\n${stackOf(cause)}\n`);
}

function stackOf(cause: unknown): string {
  const { stack } = Object(cause) as { readonly stack?: unknown };
  return String(stack ?? cause);
}
