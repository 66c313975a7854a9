import { Hidden, isList, isObject, type Json } from './json';

export const UNKNOWN = '(known after apply)';

/** Puts a word in place of what is known only later: `true` stands for it in a value of the same shape. */
export function withUnknown(value: Json, unknown: Json | undefined): Json {
  if (unknown === true) return UNKNOWN;
  if (isList(unknown)) {
    const items = isList(value) ? value : [];
    return unknown.map((item, n) => withUnknown(items[n] ?? null, item));
  }
  if (!isObject(unknown)) return value;
  const members = isObject(value) ? value : {};
  const added = Object.entries(unknown).flatMap(([key, item]) => {
    const known = withUnknown(members[key] ?? null, item);
    return known === null || (isObject(known) && Object.keys(known).length === 0)
      ? []
      : [[key, known] as const];
  });
  return { ...members, ...Object.fromEntries(added) };
}

/** Hides what Terraform calls sensitive: `true` stands for it, too. */
export function masked(value: Json, sensitive: Json | undefined): Json {
  if (sensitive === true) return new Hidden(value);
  if (isList(value) && isList(sensitive)) return value.map((item, n) => masked(item, sensitive[n]));
  if (!isObject(value) || !isObject(sensitive)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, sensitive[key])]));
}
