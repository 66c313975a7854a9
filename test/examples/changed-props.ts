/** The keys that lead to a place in some props. */
export type Place = readonly (string | number)[];

/** Every place in the props: lists and plain objects are entered, what has a class of its own is one value. */
export function placesIn(value: unknown, at: Place = []): readonly Place[] {
  const here = at.length === 0 ? [] : [at];
  if (!isPlain(value)) return here;
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [...here, ...keys.flatMap((key) => placesIn((value as never)[key], [...at, key]))];
}

/** The props with another value at the place. */
export function changedAt<P>(props: P, [key, ...rest]: Place, value: unknown): P {
  if (key === undefined) return value as P;
  const copy = (Array.isArray(props) ? [...props] : { ...props }) as Record<string | number, unknown>;
  copy[key] = changedAt(copy[key], rest, value);
  return copy as P;
}

export function valueAt(props: unknown, place: Place): unknown {
  return place.reduce((value, key) => (value as Record<string | number, unknown>)[key], props);
}

/** The props without what is at the place. */
export function withoutAt<P>(props: P, place: Place): P {
  const [above, key] = [place.slice(0, -1), place.at(-1)!];
  const kept = Object.entries(valueAt(props, above) as object).filter(([name]) => name !== key);
  return changedAt(props, above, Object.fromEntries(kept));
}

/** Machines and plans are plain objects too, but nobody writes one by hand. */
function isPlain(value: unknown): value is object {
  if (Array.isArray(value)) return true;
  if (typeof value !== 'object' || value === null || 'provider' in value) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
}
