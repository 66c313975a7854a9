import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from './figures';
import { installed } from './installed';
import { type Command, type Spent, spentBy } from './process';

/** What a case measures with. */
export class Bench {
  private readonly folder = mkdtempSync(join(tmpdir(), 'naust-bench-'));
  private made: string | undefined;

  constructor(
    private readonly rounds: number,
    readonly seconds: number,
  ) {}

  /** A project that has naust installed, compiled as users get it. */
  get project(): string {
    return (this.made ??= installed(this.folder));
  }

  /** A program of `programs/`, compiled like naust itself and beside it. */
  program(name: string, ...args: readonly (string | number)[]): Command {
    return [join(this.project, 'node_modules/naust/bench/programs', `${name}.js`), ...args.map(String)];
  }

  /** An empty folder, which is gone afterwards. */
  place(name: string): string {
    return mkdtempSync(join(this.folder, `${name}-`));
  }

  /** What each spends, the median of all rounds. They take turns, so that a machine that slows down slows all. */
  compare<K extends string>(commands: Readonly<Record<K, Command>>): Readonly<Record<K, Spent>> {
    const names = Object.keys(commands) as K[];
    const rounds = Array.from({ length: this.rounds }, () =>
      names.map((name) => spentBy(commands[name], this.project)),
    );
    return medians(names, rounds);
  }

  /** What each comes to, like `compare`, of what is more than a command. */
  async turns<K extends string, T extends Numbers<T>>(
    runs: Readonly<Record<K, () => Promise<T>>>,
  ): Promise<Readonly<Record<K, T>>> {
    const names = Object.keys(runs) as K[];
    const rounds: T[][] = [];
    while (rounds.length < this.rounds) {
      const round: T[] = [];
      for (const name of names) round.push(await runs[name]());
      rounds.push(round);
    }
    return medians(names, rounds);
  }

  /** How often the one spends what the other does, and, as `<key>.self`, how often what it spends itself. */
  ratio(key: string, command: Command, over: Command, what: keyof Spent = 'milliseconds'): Figures {
    const { one, same, other } = this.compare({ one: command, same: command, other: over });
    return { [key]: one[what] / other[what], [`${key}.self`]: one[what] / same[what] };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type Numbers<T> = { readonly [K in keyof T]: number };

/** Of each name, and each of its numbers, the median of all rounds. */
function medians<K extends string, T extends Numbers<T>>(
  names: readonly K[],
  rounds: readonly (readonly T[])[],
): Readonly<Record<K, T>> {
  const entries = names.map((name, index) => {
    const all = rounds.map((round) => round[index]!);
    const keys = Object.keys(all[0]!) as (keyof T)[];
    return [name, Object.fromEntries(keys.map((key) => [key, median(all.map((each) => each[key]))]))];
  });
  return Object.fromEntries(entries) as Record<K, T>;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
