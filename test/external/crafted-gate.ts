import Ajv2020 from 'ajv/dist/2020';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { findOnPath } from '../../tools/on-path';
import { craft, type CraftedMachine, goodMachine } from './crafted-machine';
import { type Ran, run } from './run';
import { temporaryFolder } from './temporary-folder';

export const gate = resolve(__dirname, '../../assets/naust-gate');
export const gateShells = ['dash', 'the shell of busybox'] as const;
export type GateShell = (typeof gateShells)[number];

export interface Check {
  readonly check: string;
  readonly of: string | null;
  readonly verdict: string;
  readonly figure: number | string | null;
  readonly bound: number | string | null;
  readonly note: string | null;
}

export interface Verdict {
  readonly passed: boolean;
  readonly checks: readonly Check[];
}

/** What the gate needs of any machine, and nothing that measures. */
const tools = 'awk basename cat cp cut grep ls mkdir mktemp mv readlink rm sed sh sort tail timeout tr'.split(
  ' ',
);

const schema = JSON.parse(readFileSync(`${gate}.schema.json`, 'utf8')) as object;
const isValid = new Ajv2020({ strictTypes: false }).compile<Verdict>(schema);

/** What `--json` printed, which has to be of its schema. */
export function readVerdict(stdout: string): Verdict {
  const verdict: unknown = JSON.parse(stdout);
  if (!isValid(verdict)) throw new Error(JSON.stringify(isValid.errors));
  return verdict;
}

/** Runs the gate on machines that are made up, one below each root. */
export class CraftedGate {
  private readonly folder = temporaryFolder('gate');
  private runs = 0;

  constructor(
    private readonly shell: GateShell,
    private readonly busybox: string,
  ) {}

  made(change: Partial<CraftedMachine>): { readonly root: string; readonly bin: string } {
    const root = join(this.folder, `root-${++this.runs}`);
    return { root, bin: craft(root, { ...goodMachine, ...change }) };
  }

  /** With the programs of that machine, and no others that measure. */
  run({ root, bin }: { root: string; bin: string }, ...args: readonly string[]): Promise<Ran> {
    const all = ['--root', root, ...args];
    const env = { PATH: `${bin}:${this.tools()}` };
    if (this.shell === 'dash') return run(findOnPath('dash') ?? '/bin/sh', [gate, ...all], { env });
    // The shell of busybox takes its own programs before any of the PATH, but functions before those.
    const taken = ['sleep', 'df', 'ping', 'logger'].map((name) => `${name}() { '${bin}/${name}' "$@"; }`);
    return run(this.busybox, ['sh', '-c', [...taken, `. '${gate}'`].join('\n'), gate, ...all], { env });
  }

  async ran(change: Partial<CraftedMachine>, ...args: readonly string[]) {
    const machine = this.made(change);
    return { ...(await this.run(machine, ...args)), root: machine.root };
  }

  async verdict(change: Partial<CraftedMachine>, ...args: readonly string[]) {
    const { code, stdout, stderr, root } = await this.ran(change, '--json', ...args);
    const verdict = readVerdict(stdout);
    expect({ code, stderr }).toEqual({ code: verdict.passed ? 0 : 1, stderr: '' });
    return { ...verdict, root };
  }

  async check(change: Partial<CraftedMachine>, check: string, ...args: readonly string[]) {
    return (await this.verdict(change, ...args)).checks.find((one) => one.check === check);
  }

  private tools(): string {
    const bin = join(this.folder, 'tools');
    if (existsSync(bin)) return bin;
    mkdirSync(bin);
    for (const tool of tools)
      symlinkSync(this.shell === 'dash' ? findOnPath(tool)! : this.busybox, join(bin, tool));
    return bin;
  }
}
