import { type Command, Option } from 'commander';
import { failure, type Outcome } from './outcome';

/** What every command understands. */
export interface CommonOptions<F extends string> {
  readonly format: F;
  readonly debug?: true;
}

/** Does what a command is for and sees to what it came to. */
export type Finish = (
  options: CommonOptions<string>,
  action: () => Outcome | Promise<Outcome>,
) => Promise<void>;

/** Adds what every command has, the formats it knows first among them. */
export function commonly(command: Command, formats: readonly string[], example: string): Command {
  return command
    .addOption(
      new Option('--format <format>', 'of what is printed').choices(formats).default(formats[0] ?? 'text'),
    )
    .option('--debug', 'print the stack trace of an error')
    .addHelpText('after', `\nExample:\n  $ ${example}\n`)
    .exitOverride();
}

/** A fault of naust itself is told like any other problem. */
export async function foreseen(action: () => Outcome | Promise<Outcome>): Promise<Outcome> {
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
