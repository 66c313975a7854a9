import { isList, isObject, type Json, Hidden } from './json';

/** Something that was named, and what it was. */
export interface Named {
  /** This, kind and role must be shared by what it is renamed to: elsewhere the like of it is another. */
  readonly place: string;
  readonly kind: string;
  /** @default - said of nothing of its kind */
  readonly role?: string | undefined;
  readonly name: string;
  /** The part of the name that what it holds repeats. */
  readonly id: string;
  readonly value: Json;
}

/** From this share of equal values on, one thing is the other under another name. */
const NEAR = 0.8;

/** Pairs of what went and what came that are one thing by another name. */
export function renames<T extends Named>(removed: readonly T[], added: readonly T[]): ReadonlyMap<T, T> {
  const leavesOf = numberedLeaves<T>();
  const old = removed.map((from) => ({ from, leaves: leavesOf(from) }));
  const young = added.map((to) => ({ to, leaves: leavesOf(to) }));
  const candidates = old
    .flatMap(({ from, leaves }) =>
      young
        .filter(({ to }) => to.kind === from.kind && to.role === from.role && to.place === from.place)
        .map(({ to, leaves: others }) => ({ from, to, score: likeness(leaves, others) })),
    )
    .filter(({ score }) => score >= NEAR)
    .sort((a, b) => b.score - a.score || compare(a.from.name, b.from.name) || compare(a.to.name, b.to.name));

  const found = new Map<T, T>();
  const taken = new Set<T>();
  for (const { from, to } of candidates) {
    if (found.has(from) || taken.has(to)) continue;
    found.set(from, to);
    taken.add(to);
  }
  return found;
}

/**
 * The leaves of things as numbers in rising order, the same leaf by the same number: each of a thousand is held against
 * each of a thousand others.
 */
function numberedLeaves<T extends Named>(): (thing: T) => Uint32Array {
  const numbers = new Map<string, number>();
  return (thing) =>
    Uint32Array.from(leaves(thing), (leaf) => {
      const number = numbers.get(leaf) ?? numbers.size;
      numbers.set(leaf, number);
      return number;
    }).sort();
}

/** Each value with the way to it, its own name blotted out, as often as it is there. */
function leaves({ value, id }: Named): readonly string[] {
  const found: string[] = [];
  const walk = (path: string, part: Json): void => {
    if (isList(part)) part.forEach((item) => walk(`${path}[]`, item));
    else if (isObject(part)) Object.entries(part).forEach(([key, item]) => walk(`${path}.${key}`, item));
    else {
      const text = part instanceof Hidden ? '' : String(part);
      found.push(`${path}=${id === '' ? text : text.replaceAll(id, '\u0000')}`);
    }
  };
  walk('', value);
  return found;
}

/** The share of values that both have: 0 to 1; 0 at once where their numbers alone keep them from being near. */
function likeness(a: Uint32Array, b: Uint32Array): number {
  const all = a.length + b.length;
  if (all === 0) return 1;
  if ((2 * Math.min(a.length, b.length)) / all < NEAR) return 0;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [left, right] = [a[i]!, b[j]!];
    if (left === right) common++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return (2 * common) / all;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
