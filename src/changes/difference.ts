import { diffArrays } from 'diff';
import { isList, isObject, type Json, type JsonObject, same } from './json';

/** One place in which two values differ. */
export interface Difference {
  /** As a person names it: `spec.template.spec.containers[orders].image`. */
  readonly path: string;
  /** As rules name it, each item of a list alike: `spec.template.spec.containers[].image`. */
  readonly field: string;
  /** `undefined` where there was nothing. */
  readonly before?: Json;
  /** `undefined` where there is nothing. */
  readonly after?: Json;
  /** That it is this what makes a replacement of the change. */
  readonly replaces?: true;
  /** That the change reaches new ones only. */
  readonly ignored?: true;
}

/** Where two values differ, each place once and as deep as it can be named. */
export function differences(before: Json, after: Json): readonly Difference[] {
  return between({ path: '', field: '' }, before, after);
}

interface Place {
  readonly path: string;
  readonly field: string;
}

function between(place: Place, before: Json | undefined, after: Json | undefined): readonly Difference[] {
  if (same(before, after)) return [];
  if (isObject(before) && isObject(after)) return betweenObjects(place, before, after);
  if (isList(before) && isList(after)) return betweenLists(place, before, after);
  return [{ ...place, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function betweenObjects(place: Place, before: JsonObject, after: JsonObject): readonly Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    between(
      member(place, key),
      Object.hasOwn(before, key) ? before[key] : undefined,
      Object.hasOwn(after, key) ? after[key] : undefined,
    ),
  );
}

const PLAIN_KEY = /^[A-Za-z0-9_$-]+$/;

function member({ path, field }: Place, key: string): Place {
  const dot = path === '' ? '' : '.';
  return {
    path: PLAIN_KEY.test(key) ? `${path}${dot}${key}` : `${path}[${JSON.stringify(key)}]`,
    field: field === '' ? key : `${field}.${key}`,
  };
}

function item({ path, field }: Place, id: string | number): Place {
  return { path: `${path}[${id}]`, field: `${field}[]` };
}

/** Items with a name are the same item wherever they stand; others are aligned as lines of a text are. */
function betweenLists(place: Place, before: readonly Json[], after: readonly Json[]): readonly Difference[] {
  const [left, right] = [namedItems(before), namedItems(after)];
  if (left === undefined || right === undefined) return aligned(place, before, after);

  const gone = [...left.keys()].filter((name) => !right.has(name));
  const come = [...right.keys()].filter((name) => !left.has(name));
  const isRenamed = gone.length === 1 && come.length === 1;
  const names = isRenamed ? [...right.keys()] : [...new Set([...left.keys(), ...right.keys()])];
  const found = names.flatMap((name) => {
    const old = isRenamed && name === come[0] ? gone[0]! : name;
    return between(item(place, name), left.get(old), right.get(name));
  });
  const kept = [...left.keys()].filter((name) => right.has(name));
  const moved = [...right.keys()].filter((name) => left.has(name));
  if (same(kept, moved)) return found;
  return [
    ...found,
    { path: `${place.path} (order)`, field: place.field, before: kept.join(', '), after: moved.join(', ') },
  ];
}

/** `undefined` where not every item is an object with a name of its own. */
function namedItems(list: readonly Json[]): ReadonlyMap<string, Json> | undefined {
  const items = new Map<string, Json>();
  for (const value of list) {
    const name = isObject(value) ? value['name'] : undefined;
    if (typeof name !== 'string' || items.has(name)) return undefined;
    items.set(name, value);
  }
  return items;
}

function aligned(place: Place, before: readonly Json[], after: readonly Json[]): readonly Difference[] {
  const found: Difference[] = [];
  let [left, right] = [0, 0];
  const flush = (removed: number, added: number): void => {
    for (let n = 0; n < Math.max(removed, added); n++) {
      const old = n < removed ? before[left + n] : undefined;
      const young = n < added ? after[right + n] : undefined;
      found.push(...between(item(place, n < added ? right + n : left + n), old, young));
    }
    left += removed;
    right += added;
  };

  let [removed, added] = [0, 0];
  for (const part of diffArrays([...before], [...after], { comparator: same })) {
    if (part.removed) removed += part.value.length;
    else if (part.added) added += part.value.length;
    else {
      flush(removed, added);
      [removed, added] = [0, 0];
      left += part.value.length;
      right += part.value.length;
    }
  }
  flush(removed, added);
  return found;
}
