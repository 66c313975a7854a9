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

  constructor(private readonly rounds: number) {}

  /** A project that has naust installed, compiled as users get it. */
  get project(): string {
    return (this.made ??= installed(this.folder));
  }

  /** A program of `programs/`, compiled like naust itself and beside it. */
  program(name: string, ...args: readonly (string | number)[]): Command {
    return [join(this.project, 'node_modules/naust/bench/programs', `${name}.js`), ...args.map(String)];
  }

  /** What each spends, the median of all rounds. They take turns, so that a machine that slows down slows all. */
  compare<K extends string>(commands: Readonly<Record<K, Command>>): Readonly<Record<K, Spent>> {
    const names = Object.keys(commands) as K[];
    const rounds = Array.from({ length: this.rounds }, () =>
      names.map((name) => spentBy(commands[name], this.project)),
    );
    const medians = names.map((name, index) => {
      const spent = rounds.map((round) => round[index]!);
      const of = (key: keyof Spent) => median(spent.map((each) => each[key]));
      return [name, { milliseconds: of('milliseconds'), peak: of('peak') }] as const;
    });
    return Object.fromEntries(medians) as Record<K, Spent>;
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
