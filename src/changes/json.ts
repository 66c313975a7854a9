/** What YAML and JSON hold. */
export type Json =
  null | boolean | number | string | Hidden | readonly Json[] | { readonly [key: string]: Json };

/** A value that is compared and never shown: it has no text but this one. */
export class Hidden {
  constructor(private readonly value: Json) {}

  equals(other: Hidden): boolean {
    return same(this.value, other.value);
  }

  toJSON(): string {
    return '(hidden)';
  }
}

export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Hidden);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether two values mean the same; the order of keys means nothing. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a instanceof Hidden) return b instanceof Hidden && a.equals(b);
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, n) => same(item, b[n]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

/** The value at a path of keys joined with dots; `undefined` where there is none. */
export function at(value: Json | undefined, path: string): Json | undefined {
  return path
    .split('.')
    .reduce<Json | undefined>(
      (found, key) => (isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined),
      value,
    );
}
