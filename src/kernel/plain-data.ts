import { Lazy } from 'cdk8s';

export type Data = Record<string, unknown>;

const NOT_PLAIN = Symbol('not plain');

/**
 * Data as cdk8s renders it: lazy values produced, keys in order, nothing where there is nothing; `undefined` where it
 * holds what only cdk8s can say more of, such as a token.
 */
export function plainData(value: Data): Data | undefined {
  const plain = plainMap(value);
  return plain === NOT_PLAIN ? undefined : (plain as Data);
}

function plainValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'object':
      if (value === null) return undefined;
      if (value instanceof Lazy) return plainValue(value.produce());
      return Array.isArray(value) ? plainList(value) : plainMap(value as Data);
    default:
      return NOT_PLAIN;
  }
}

function plainList(items: readonly unknown[]): unknown {
  const plain: unknown[] = [];
  for (const item of items) {
    const value = plainValue(item);
    if (value === NOT_PLAIN) return NOT_PLAIN;
    plain.push(value);
  }
  return plain;
}

function plainMap(map: Data): unknown {
  // A token, a quantity, or a key that JavaScript has a meaning for.
  if (map.constructor !== Object || 'resolve' in map || Object.hasOwn(map, '__proto__')) return NOT_PLAIN;
  const plain: Data = {};
  for (const key of sortedKeys(map)) {
    const value = plainValue(map[key]);
    if (value === NOT_PLAIN) return NOT_PLAIN;
    if (value !== undefined) plain[key] = value;
  }
  return plain;
}

/** Most of what naust makes is small, and much of it in order already. */
export function sortedKeys(map: Readonly<Data>): readonly string[] {
  const keys = Object.keys(map);
  for (let index = 1; index < keys.length; index++) {
    if (keys[index - 1]! > keys[index]!) return keys.sort();
  }
  return keys;
}
