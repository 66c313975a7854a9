/** What a request body may hold; everything else in it is a complaint. */
export interface Shape<T> {
  read(value: unknown, at: string, complain: (problem: string) => void): T;
}
export type Of<S> = S extends Shape<infer T> ? T : never;

function leaf<T>(wanted: string, is: (value: unknown) => value is T): Shape<T> {
  return {
    read(value, at, complain) {
      if (!is(value)) complain(`${at}: wanted is ${wanted}, got ${JSON.stringify(value)}`);
      return value as T;
    },
  };
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isInteger(value);

export const text = leaf('a string', isString);
export const whole = leaf('a whole number', isWhole);
export const flag = leaf('true or false', (value): value is boolean => typeof value === 'boolean');
export const idOrName = leaf(
  'an id or a name',
  (value): value is number | string => isWhole(value) || (isString(value) && value !== ''),
);

export function oneOf<const V extends string>(...values: V[]): Shape<V> {
  return leaf(values.join(' or '), (value): value is V => values.includes(value as V));
}

export function matching(what: string, pattern: RegExp): Shape<string> {
  return leaf(what, (value): value is string => isString(value) && pattern.test(value));
}

export function range(from: number, to: number): Shape<number> {
  return leaf(`${from} to ${to}`, (value): value is number => isWhole(value) && value >= from && value <= to);
}

export function optional<T>(of: Shape<T>): Shape<T | undefined> {
  return { read: (value, at, complain) => (value === undefined ? undefined : of.read(value, at, complain)) };
}

export function nullable<T>(of: Shape<T>): Shape<T | null> {
  return { read: (value, at, complain) => (value === null ? null : of.read(value, at, complain)) };
}

export function list<T>(of: Shape<T>, most = Infinity): Shape<T[]> {
  return {
    read(value, at, complain) {
      if (!Array.isArray(value)) {
        complain(`${at}: wanted is a list, got ${JSON.stringify(value)}`);
        return [];
      }
      if (value.length > most) complain(`${at}: at most ${most}, got ${value.length}`);
      return value.map((entry, i) => of.read(entry, `${at}[${i}]`, complain));
    },
  };
}

type Fields = Readonly<Record<string, Shape<unknown>>>;

export function record<F extends Fields>(fields: F): Shape<{ readonly [K in keyof F]: Of<F[K]> }> {
  return {
    read(value, at, complain) {
      const own = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
      if (!own) complain(`${at}: wanted is an object, got ${JSON.stringify(value)}`);
      const given = (own ?? {}) as Record<string, unknown>;
      for (const key of Object.keys(given)) {
        if (!(key in fields)) complain(`${at}.${key}: no such field`);
      }
      const entries = Object.entries(fields).map(
        ([key, shape]) => [key, shape.read(given[key], `${at}.${key}`, complain)] as const,
      );
      return Object.fromEntries(entries) as { readonly [K in keyof F]: Of<F[K]> };
    },
  };
}

const labelName = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/;
const labelPrefix = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

export function isLabelKey(key: string): boolean {
  const [name = '', prefix, ...rest] = key.split('/').reverse();
  return rest.length === 0 && labelName.test(name) && (prefix === undefined || labelPrefix.test(prefix));
}

export type Labels = Readonly<Record<string, string>>;

export const labels: Shape<Labels> = {
  read(value, at, complain) {
    const given = (typeof value === 'object' && value !== null ? value : {}) as Labels;
    if (given !== value) complain(`${at}: wanted are labels, got ${JSON.stringify(value)}`);
    for (const [key, of] of Object.entries(given)) {
      if (!isLabelKey(key)) complain(`${at}: ${JSON.stringify(key)} is not a label key`);
      if (!isString(of) || !(of === '' || labelName.test(of))) {
        complain(`${at}.${key}: ${JSON.stringify(of)} is not a label value`);
      }
    }
    return given;
  },
};

/** An empty body, or none at all. */
export const nothing = record({});
export const objectName = matching('a name of 1 to 128 characters', /^\S(.{0,126}\S)?$/);
