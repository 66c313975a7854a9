import { Lazy } from 'cdk8s';

export type Data = Record<string, unknown>;

const NOT_PLAIN = Symbol('not plain');

/**
 * Data as cdk8s renders it: lazy values produced, keys in order, nothing where there is nothing; `undefined` where it
 * holds what only cdk8s can say more of, such as a token.
 */
export function plainData(value: Data): Data | undefined {
  const plain = plainObject(value);
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
      return value === null ? undefined : plainObject(value);
    default:
      return NOT_PLAIN;
  }
}

/** Lists and maps alike: compiling a circle of three functions, each with the others inlined, takes V8 twice as long. */
function plainObject(value: object): unknown {
  if (value instanceof Lazy) return plainValue(value.produce());
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const item of value as readonly unknown[]) {
      const plain = plainValue(item);
      if (plain === NOT_PLAIN) return NOT_PLAIN;
      list.push(plain);
    }
    return list;
  }
  // A token, a quantity, or a key that JavaScript has a meaning for.
  if (value.constructor !== Object || 'resolve' in value || Object.hasOwn(value, '__proto__'))
    return NOT_PLAIN;
  const map: Data = {};
  for (const key of sortedKeys(value as Data)) {
    const plain = plainValue((value as Data)[key]);
    if (plain === NOT_PLAIN) return NOT_PLAIN;
    if (plain !== undefined) map[key] = plain;
  }
  return map;
}

/** Most of what naust makes is small, and much of it in order already: to sort it in place takes no memory. */
export function sortedKeys(map: Readonly<Data>): readonly string[] {
  const keys = Object.keys(map);
  if (keys.length > MANY) return keys.sort();
  for (let index = 1; index < keys.length; index++) {
    const key = keys[index]!;
    let place = index;
    for (; place > 0 && keys[place - 1]! > key; place--) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
}

/** Beyond as many, a sort that moves each key past all others costs more than the memory of a better one. */
const MANY = 30;
