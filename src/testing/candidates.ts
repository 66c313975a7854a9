import { type Comparison, compare } from './match';

/** Something that a pattern is held against. */
export interface Candidate<T> {
  /** As a failure names it: `Deployment shop/orders`. */
  readonly name: string;
  readonly value: T;
  /** The part of the value that the pattern describes. */
  readonly fields: unknown;
}

interface Compared<T> extends Candidate<T> {
  readonly comparison: Comparison;
}

/** How many differences a failure shows. */
const SHOWN = 8;

/** Those that match; their captures are kept. */
export function matching<T>(candidates: readonly Candidate<T>[], pattern: unknown): readonly T[] {
  return kept(compared(candidates, pattern).filter(matches)).map(({ value }) => value);
}

export function expectOne<T>(
  candidates: readonly Candidate<T>[],
  pattern: unknown,
  what: string,
  none: () => string,
): void {
  if (candidates.length === 0) throw new Error(`there is no ${what}\n${none()}`);
  const all = compared(candidates, pattern);
  if (kept(all.filter(matches)).length > 0) return;
  const others = candidates.length === 1 ? '' : ` of the ${candidates.length} that are there`;
  throw new Error(`no ${what}${others} matches\nnearest: ${differencesOf(all.reduce(nearer))}`);
}

export function expectAll<T>(
  candidates: readonly Candidate<T>[],
  pattern: unknown,
  what: string,
  none: () => string,
): void {
  if (candidates.length === 0) throw new Error(`there is no ${what}\n${none()}`);
  const all = compared(candidates, pattern);
  const others = all.filter((each) => !matches(each));
  if (others.length === 0) {
    kept(all);
    return;
  }
  const told = others.slice(0, 3).map(differencesOf);
  throw new Error(
    `${others.length} of ${candidates.length} ${what} do not match\n${listed(told, others.length)}`,
  );
}

export function expectCount<T>(
  candidates: readonly Candidate<T>[],
  pattern: unknown,
  what: string,
  count: number,
): void {
  const all = compared(candidates, pattern);
  const found = all.filter(matches);
  if (found.length === count) {
    kept(found);
    return;
  }
  const names = found.length > 0 ? `: ${namesShown(found.map(({ name }) => name))}` : '';
  const others = all.filter((each) => !matches(each));
  const near =
    found.length < count && others.length > 0
      ? `\nnearest of the others: ${differencesOf(others.reduce(nearer))}`
      : '';
  throw new Error(`${count} ${what} expected, and there are ${found.length}${names}${near}`);
}

function compared<T>(candidates: readonly Candidate<T>[], pattern: unknown): readonly Compared<T>[] {
  return candidates.map((candidate) => ({
    ...candidate,
    comparison: compare(pattern, candidate.fields, '', 'partly'),
  }));
}

function kept<T>(matched: readonly Compared<T>[]): readonly Compared<T>[] {
  matched.forEach(({ comparison }) => comparison.captured.forEach((keep) => keep()));
  return matched;
}

function matches({ comparison }: Compared<unknown>): boolean {
  return comparison.differences.length === 0;
}

function nearer<T>(one: Compared<T>, other: Compared<T>): Compared<T> {
  return other.comparison.differences.length < one.comparison.differences.length ? other : one;
}

function differencesOf({ name, comparison: { differences } }: Compared<unknown>): string {
  const lines = differences
    .slice(0, SHOWN)
    .map(
      ({ path, expected, got }) =>
        `  ${path || 'the whole'}\n    expected: ${expected}\n    got:      ${got}`,
    );
  return `${name}\n${listed(lines, differences.length)}`;
}

function namesShown(names: readonly string[]): string {
  const more = names.length > SHOWN ? [`and ${names.length - SHOWN} more`] : [];
  return [...names.slice(0, SHOWN), ...more].join(', ');
}

function listed(lines: readonly string[], all: number): string {
  return [...lines, ...(all > lines.length ? [`  ... and ${all - lines.length} more`] : [])].join('\n');
}
