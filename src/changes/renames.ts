import { isList, isObject, type Json, Hidden } from './json';

/** Something that was named, and what it was. */
export interface Named {
  /** Both must be shared by what it is renamed to: elsewhere the like of it is another. */
  readonly place: string;
  readonly kind: string;
  readonly name: string;
  /** The part of the name that what it holds repeats. */
  readonly id: string;
  readonly value: Json;
}

/** From this share of equal values on, one thing is the other under another name. */
const NEAR = 0.8;

/** Pairs of what went and what came that are one thing by another name. */
export function renames<T extends Named>(removed: readonly T[], added: readonly T[]): ReadonlyMap<T, T> {
  const candidates = removed
    .flatMap((from) => {
      const old = leaves(from);
      return added
        .filter((to) => to.kind === from.kind && to.place === from.place)
        .map((to) => ({ from, to, score: likeness(old, leaves(to)) }));
    })
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

/** Each value with the way to it, its own name blotted out, as often as it is there. */
function leaves({ value, id }: Named): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const walk = (path: string, part: Json): void => {
    if (isList(part)) part.forEach((item) => walk(`${path}[]`, item));
    else if (isObject(part)) Object.entries(part).forEach(([key, item]) => walk(`${path}.${key}`, item));
    else {
      const text = part instanceof Hidden ? '' : String(part);
      const leaf = `${path}=${id === '' ? text : text.replaceAll(id, '\u0000')}`;
      found.set(leaf, (found.get(leaf) ?? 0) + 1);
    }
  };
  walk('', value);
  return found;
}

/** The share of values that both have: 0 to 1. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const common = [...a].reduce((sum, [leaf, count]) => sum + Math.min(count, b.get(leaf) ?? 0), 0);
  const all = count(a) + count(b);
  return all === 0 ? 1 : (2 * common) / all;
}

function count(leavesOf: ReadonlyMap<string, number>): number {
  return [...leavesOf.values()].reduce((sum, n) => sum + n, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
