import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What stands in for a program, and why it is not the program that is run. */
interface StandIn {
  readonly why: string;
  readonly prints?: string;
}

/** Programs that a page calls and that are not run here. Files that they are pointed to have to be there all the same. */
const standIns: Readonly<Record<string, StandIn>> = {
  terraform: { why: 'wants an account of the provider, and a state' },
  kubectl: { why: 'wants a cluster' },
  ssh: { why: 'wants a machine', prints: 'server: https://127.0.0.1:6443' },
  npm: { why: 'wants the registry, or is how this is run; test/external/package.test.ts installs' },
};

/** What changes nothing but the folder it is run in. */
const programs = ['openssl', 'sed'];

/** Pages whose commands are only read, and why. */
export const onlyRead: Readonly<Record<string, string>> = {
  'docs/guide/08-changes.md': 'they want a plan of Terraform: test/external/diff-plan.test.ts',
  'docs/hand-over.md': 'they restore the servers of a cluster',
  'docs/hosts.md': 'they measure a machine: test/external/host-gate.test.ts',
  'docs/leaving.md': 'they want the state of the shop: test/external/leaving.test.ts',
  'docs/residency.md': 'they ask a cluster: test/cli/verify.test.ts has what one answers',
  'docs/scanners.md': 'they run scanners: test/external/scanners.test.ts',
  'docs/secrets.md': 'they want a store, keys and a cluster: test/external/secrets.test.ts',
};

export interface ScriptRun {
  readonly code: number | null;
  /** On both streams. */
  readonly said: string;
}

/** Which programs of a script are not run, and why. */
export function notRun(script: string): readonly string[] {
  return Object.entries(standIns)
    .filter(([program]) => new RegExp(`(^|\\W)${program} `, 'm').test(script))
    .map(([program, { why }]) => `${program} ${why}`);
}

/** Runs what a page has its reader type, as far as that is possible here. A program that is not listed is not found. */
export function ranScript(folder: string, bin: string, script: string): ScriptRun {
  return bash(['-euo', 'pipefail', '-c', script], folder, bin);
}

/** Whether a shell understands it. */
export function readScript(folder: string, script: string): ScriptRun {
  return bash(['-n', '-c', script], folder, '');
}

function bash(args: readonly string[], cwd: string, path: string): ScriptRun {
  const { status, stdout, stderr } = spawnSync('/bin/bash', ['--norc', ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { PATH: path, HOME: cwd },
    timeout: 60_000,
  });
  return { code: status, said: stdout + stderr };
}

/** Fills a folder with the programs that scripts find. naust's own commands stand in blocks that say what they print. */
export function programFolder(bin: string): string {
  mkdirSync(bin, { recursive: true });
  for (const program of programs) symlinkSync(found(program), join(bin, program));
  for (const [program, { prints = '' }] of Object.entries(standIns))
    writeFileSync(join(bin, program), standInText(prints), { mode: 0o755 });
  return bin;
}

function standInText(prints: string): string {
  return `#!/bin/bash
there() { [ -e "$1" ] || { echo "$1 is not there" >&2; exit 66; }; }
while [ $# -gt 0 ]; do
  case "$1" in
    -chdir=*) there "\${1#-chdir=}" ;;
    -f) there "$2" ;;
  esac
  shift
done
echo '${prints}'
`;
}

function found(program: string): string {
  const folder = (process.env['PATH'] ?? '').split(delimiter).find((each) => existsSync(join(each, program)));
  if (folder === undefined) throw new Error(`${program} is not installed`);
  return join(folder, program);
}
