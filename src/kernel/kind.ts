import { noteKept } from './defaults-applied';
import type { Findings } from './findings';
import type { Grammar } from './grammar';
import type { ProblemCode } from './problem';

/**
 * What a prop has to be before anything is done with it, for those whom no compiler told: users of JavaScript, and
 * casts. The ranges and grammars of values are checked where they are resolved.
 */
export interface Kind<T = unknown> {
  /** To follow "is not": `a Duration`. */
  readonly name: string;
  /** @default 'NAUST-VAL-030' */
  readonly code?: ProblemCode;
  /** @default - to give what the name says */
  readonly fix?: string;
  /** Stands in for a required value that is something else, so that the rest is checked too. Never written out. */
  readonly standIn: T;
  fits(value: unknown): boolean;
  /** What it is made up of, for whoever goes through all that can be written. */
  readonly parts?: KindParts;
  /** What is in the value, read by its own kinds; the value as it is where there is nothing in it. */
  inside?(findings: Findings, field: string, value: T): T;
}

export type KindParts =
  | { readonly of: 'list' | 'record'; readonly each: Kind }
  | { readonly of: 'object'; readonly members: Readonly<Record<string, Kind>> }
  | { readonly of: 'choice'; readonly kinds: readonly Kind[] };

export interface OptionalKind<T = unknown> extends Kind<T> {
  readonly optional: true;
}

/** A kind for each prop, required or not. */
export type Shape<P> = { readonly [K in keyof Required<P>]: {} extends Pick<P, K> ? OptionalKind : Kind };

/** The props as their kinds have them: what is something else is in the findings, and left out or stood in for. */
export function conform<P extends object>(findings: Findings, props: P, shape: Shape<P>): P {
  return read(findings, '', props, shaped(shape));
}

export function read<T>(findings: Findings, field: string, value: unknown, kind: Kind<T>): T {
  if (kind.fits(value)) {
    noteKept(value);
    return kind.inside?.(findings, field, value as T) ?? (value as T);
  }
  findings.add({
    code: kind.code ?? 'NAUST-VAL-030',
    what: `${field || 'its object of props'} ${value === undefined ? 'has to be given' : `is not ${kind.name}`}`,
    got: typeOf(value),
    allowed: kind.name,
    fix: kind.fix ?? `give ${kind.name}`,
  });
  return kind.standIn;
}

export function optional<T>(kind: Kind<T>): OptionalKind<T | undefined> {
  return {
    ...(kind as Kind<T | undefined>),
    standIn: undefined,
    optional: true,
    parts: { of: 'choice', kinds: [kind] },
    fits: (value) => value === undefined || kind.fits(value),
    inside: (findings, field, value) =>
      value === undefined ? undefined : (kind.inside?.(findings, field, value) ?? value),
  };
}

/** Text that a grammar is held to where it is resolved. */
export function textLike({ name, code, example }: Pick<Grammar, 'name' | 'code' | 'example'>): Kind<string> {
  return { name, code, standIn: example, fits: isText };
}

export function text(example: string): Kind<string> {
  return { name: 'text', standIn: example, fits: isText };
}

export function number(example: number, code?: ProblemCode): Kind<number> {
  return { name: 'a number', code, standIn: example, fits: (value) => typeof value === 'number' };
}

export const flag: Kind<boolean> = {
  name: 'true or false',
  standIn: false,
  fits: (value) => typeof value === 'boolean',
};

export function oneOf<const T extends string>(...values: readonly [T, ...T[]]): Kind<T> {
  return {
    name: `one of ${values.join(', ')}`,
    standIn: values[0],
    fits: (value) => values.includes(value as T),
  };
}

/** Something with a class of its own, known by what it can do: another copy of its package makes them too. */
export function having<T>(name: string, member: string, standIn: T): Kind<T> {
  return {
    name,
    standIn,
    fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && member in value,
  };
}

export function listOf<T>(kind: Kind<T>): Kind<readonly T[]> {
  return {
    name: 'a list',
    standIn: [],
    parts: { of: 'list', each: kind },
    fits: Array.isArray,
    inside: (findings, field, value) =>
      [...value].map((item, index) => read(findings, `${field}[${index}]`, item, kind)),
  };
}

export function recordOf<T>(kind: Kind<T>): Kind<Readonly<Record<string, T>>> {
  return {
    name: 'an object',
    standIn: {},
    parts: { of: 'record', each: kind },
    fits: isObject,
    inside: (findings, field, value) =>
      Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key,
          read(findings, `${field}[${JSON.stringify(key)}]`, item, kind),
        ]),
      ),
  };
}

export function shaped<P extends object>(shape: Shape<P>): Kind<P> {
  const kinds = Object.entries(shape) as [string, Kind][];
  const required = kinds.filter(([, kind]) => !('optional' in kind));
  return {
    name: 'an object',
    parts: { of: 'object', members: shape as Readonly<Record<string, Kind>> },
    standIn: Object.fromEntries(required.map(([key, kind]) => [key, kind.standIn])) as P,
    fits: isObject,
    inside: (findings, field, value) => {
      const known = kinds.map(([key, kind]) => [
        key,
        read(findings, field ? `${field}.${key}` : key, value[key as keyof P], kind),
      ]);
      return { ...value, ...Object.fromEntries(known) };
    },
  };
}

export function either<A, B>(one: Kind<A>, other: Kind<B>): Kind<A | B> {
  const chosen = (value: unknown): Kind => (one.fits(value) ? one : other);
  return {
    name: `${one.name} or ${other.name}`,
    code: one.code,
    standIn: one.standIn,
    parts: { of: 'choice', kinds: [one, other] },
    fits: (value) => one.fits(value) || other.fits(value),
    inside: (findings, field, value) => (chosen(value).inside?.(findings, field, value) ?? value) as A | B,
  };
}

export function fn<T>(standIn: T): Kind<T> {
  return { name: 'a function', standIn, fits: (value) => typeof value === 'function' };
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isObject(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** What something is, and never what it holds: it may be a secret in the wrong place. */
function typeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
