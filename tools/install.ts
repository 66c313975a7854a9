import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { cached, cacheFolder } from './cache';
import { installApt } from './install-apt';
import { installCrds } from './install-crds';
import { installGo } from './install-go';
import { installNode } from './install-node';
import { installPython } from './install-python';
import { installFromSuite } from './install-suite';
import { withLock } from './lock';
import { onPath } from './on-path';
import { program } from './program';
import { type ProgramName, programNames, programs } from './programs';

const usage = `usage: npm run tools -- [--only NAME,...] [--apt]
  --only  these programs alone: ${programNames.join(', ')}
  --apt   also install Debian packages (as root)`;

type Outcome = { readonly name: ProgramName; readonly missing: string | undefined };

function isProgram(name: string): name is ProgramName {
  return (programNames as string[]).includes(name);
}

function wanted(only: string | undefined): ProgramName[] {
  if (only === undefined) return programNames;
  const names = only.split(',');
  const unknown = names.filter((name) => !isProgram(name));
  if (unknown.length > 0) throw new Error(`no such program: ${unknown.join(', ')}\n${usage}`);
  return names.filter(isProgram);
}

async function locked(what: string, body: () => void): Promise<void> {
  const started = Date.now();
  const note = (pid: number): void => console.log(`${what}: process ${pid} installs it, waiting`);
  console.log(`${what}: installing`);
  await withLock(join(cacheFolder(), '.locks', what), note, body);
  console.log(`${what}: installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function sayMissing(name: ProgramName): string | undefined {
  const found = onPath(name);
  if (found.state === 'found' || cached(name)) return undefined;
  const { apt, version } = programs[name];
  const problem = found.state === 'unsuitable' ? `${found.file} ${found.why}` : 'is not on PATH';
  return `${problem}; ${apt ? `install the package ${apt.package}` : `install version ${version}`}`;
}

async function installOne(name: ProgramName): Promise<void> {
  const { crds, go, node, python, suite } = programs[name];
  if (crds) await locked(name, () => installCrds(name));
  else if (go) await locked(name, () => installGo(name));
  else if (suite) await locked(name, () => installFromSuite(name));
  else if (python && !cached(name)) await locked('python', installPython);
  else if (node && !cached(name)) await locked('node', installNode);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function install(names: readonly ProgramName[], apt: boolean): Promise<Outcome[]> {
  const lacking = new Set(names.filter((name) => !cached(name) && onPath(name).state !== 'found'));
  const packages = [...lacking].flatMap((name) => programs[name].apt?.package ?? []);
  if (apt && packages.length > 0) await locked('apt', () => installApt(packages));
  const outcomes: Outcome[] = [];
  for (const name of names) {
    try {
      if (lacking.has(name)) await installOne(name);
      outcomes.push({ name, missing: lacking.has(name) ? sayMissing(name) : undefined });
    } catch (error) {
      outcomes.push({ name, missing: messageOf(error) }); // the others are installed all the same
    }
  }
  return outcomes;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, apt: { type: 'boolean' } } });
  const outcomes = await install(wanted(values.only), values.apt ?? false);
  for (const { name, missing } of outcomes) {
    if (missing === undefined) console.log(`${name}: ${program(name)}`);
    else console.error(`${name}: MISSING: ${missing}`);
  }
  if (outcomes.some(({ missing }) => missing !== undefined)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
