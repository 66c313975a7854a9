// Run by tsx with the steps on stdin: one process for all of them, for most of a short run is the loading of modules.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/program';
import { problemsOf } from '../../src/testing';
import { Platform, Project } from '../../src/platform';

/** What is done in a folder, in this order. */
export interface Task {
  readonly folder: string;
  /** Whose output is there already. */
  readonly after?: string;
  /** Loaded, and checked where they are stack files, unless there are commands to run. */
  readonly files: readonly string[];
  readonly commands: readonly string[];
}

export interface Result {
  /** What each of the commands printed, on both streams. */
  readonly printed: readonly string[];
  /** Errors in what the files export, where no command was run. */
  readonly errors: readonly string[];
}

async function printedBy(work: () => unknown): Promise<string> {
  let text = '';
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  const collect = (chunk: string | Uint8Array): boolean => ((text += String(chunk)), true);
  streams.forEach((stream) => (stream.write = collect as typeof stream.write));
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${(error as Error).stack}\n`);
  } finally {
    streams.forEach((stream, index) => (stream.write = writes[index]!));
  }
  return text;
}

/** As in a process of its own: what the folder holds is read again, what it imports from packages is not. */
function forget(folder: string): void {
  for (const file of Object.keys(require.cache)) if (file.startsWith(folder)) delete require.cache[file];
}

function execute(command: string): unknown {
  forget(join(process.cwd(), '/'));
  const [npx, program, ...args] = command.split(' ');
  if (npx === 'npx' && program === 'naust') return run(args);
  if (npx === 'npx' && program === 'tsx') return require(join(process.cwd(), args[0]!));
  if (npx === 'npx' && program === 'jest') return runJest(args);
  const { stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8' });
  return process.stdout.write(stdout + stderr);
}

interface JestConfig {
  readonly projects: readonly [
    { readonly rootDir: string; readonly moduleNameMapper: Readonly<Record<string, string>> },
  ];
}

/** As in a project that has naust installed: it is told where that lies, which here is the project itself. */
function runJest(args: readonly string[]): unknown {
  const { moduleNameMapper, rootDir } = (require('../../jest.config') as JestConfig).projects[0];
  const own = require(join(process.cwd(), 'jest.config.js')) as object;
  const config = {
    ...own,
    rootDir: process.cwd(),
    moduleNameMapper: JSON.parse(JSON.stringify(moduleNameMapper).replaceAll('<rootDir>', rootDir)) as object,
  };
  const jest = require.resolve('jest/bin/jest');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    // As a person runs it first, who has no snapshot yet, also where these tests are run by a machine.
    [jest, '--ci=false', '--config', JSON.stringify(config), ...args],
    { encoding: 'utf8' },
  );
  return process.stdout.write(stderr + stdout);
}

function errorsIn(file: string): readonly string[] {
  const stack = stackIn(file);
  if (stack instanceof Error) return [stack.message];
  if (!(stack instanceof Platform) && !(stack instanceof Project)) return [];
  return problemsOf(stack).flatMap(({ severity, code, path }) =>
    severity === 'error' ? `${code} ${path}` : [],
  );
}

/** What the file exports, or what it throws. */
function stackIn(file: string): unknown {
  try {
    return (require(file) as { readonly default?: unknown }).default;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function done({ folder, after, files, commands }: Task): Promise<Result> {
  if (after !== undefined && existsSync(after)) cpSync(after, folder, { recursive: true, force: false });
  process.chdir(folder);
  const printed: string[] = [];
  for (const command of commands) printed.push(await printedBy(() => execute(command)));
  let errors: readonly string[] = [];
  if (commands.length === 0) {
    await printedBy(() => (errors = files.flatMap((file) => errorsIn(join(folder, file)))));
  }
  return { printed, errors };
}

async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const results: Result[] = [];
  for (const task of JSON.parse(Buffer.concat(chunks).toString('utf8')) as Task[])
    results.push(await done(task));
  process.stdout.write(JSON.stringify(results));
}

void main().then(() => process.exit(0));
