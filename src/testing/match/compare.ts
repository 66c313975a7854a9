import { shown } from '../../kernel';
import { type Comparison, type Difference, type Extent, Matcher } from './matcher';

/** How a value differs from a pattern, leaf by leaf, so that the nearest of several can be told. */
export function compare(pattern: unknown, value: unknown, path: string, extent: Extent): Comparison {
  if (pattern instanceof Matcher) return pattern.compare(value, path, extent);
  if (Array.isArray(pattern)) return compareList(pattern, value, path, extent);
  if (isPlainObject(pattern)) return compareObject(pattern, value, path, extent);
  if (typeof pattern === 'function' || (typeof pattern === 'object' && pattern !== null)) {
    throw new TypeError(
      `the pattern at ${path || 'the top'} is neither plain data nor a matcher: ${nameOfClass(pattern)}` +
        `${pattern instanceof RegExp ? '; write Match.stringMatching(...)' : ''}`,
    );
  }
  if (Object.is(pattern, value)) return same;
  return differing(differenceOf(pattern, value, path));
}

export const same: Comparison = { differences: [], captured: [] };

export function differing(...differences: readonly Difference[]): Comparison {
  return { differences, captured: [] };
}

export function together(comparisons: readonly Comparison[]): Comparison {
  return {
    differences: comparisons.flatMap(({ differences }) => differences),
    captured: comparisons.flatMap(({ captured }) => captured),
  };
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Objects of another realm, as test runners have them, have another Object.prototype: it has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function compareObject(
  pattern: Readonly<Record<string, unknown>>,
  value: unknown,
  path: string,
  extent: Extent,
): Comparison {
  const keys = Object.keys(pattern);
  const missing = value === undefined && keys.some((key) => pattern[key] !== undefined);
  if (!isPlainObject(value) && !missing) {
    return differing({ path, expected: shown(pattern), got: shown(value) });
  }
  const held = isPlainObject(value) ? value : {};
  const own = (key: string): unknown => (Object.hasOwn(held, key) ? held[key] : undefined);
  const named = keys.map((key) => compare(pattern[key], own(key), childOf(path, key), extent));
  const unnamed = extent === 'wholly' ? Object.keys(held).filter((key) => !Object.hasOwn(pattern, key)) : [];
  const extra = unnamed
    .filter((key) => held[key] !== undefined)
    .map((key) => differing({ path: childOf(path, key), expected: 'nothing', got: shown(held[key]) }));
  const absent = missing && named.every(({ differences }) => differences.length === 0);
  return together([
    ...named,
    ...extra,
    ...(absent ? [differing({ path, expected: shown(pattern), got: 'nothing' })] : []),
  ]);
}

function compareList(pattern: readonly unknown[], value: unknown, path: string, extent: Extent): Comparison {
  if (!Array.isArray(value)) return differing({ path, expected: shown(pattern), got: shown(value) });
  const items = value.slice(0, pattern.length);
  const length =
    pattern.length === value.length
      ? same
      : differing({ path: `${path}.length`, expected: `${pattern.length}`, got: `${value.length}` });
  return together([
    length,
    ...items.map((item, index) => compare(pattern[index], item, `${path}[${index}]`, extent)),
  ]);
}

function differenceOf(pattern: unknown, value: unknown, path: string): Difference {
  if (typeof pattern !== 'string' || typeof value !== 'string') {
    return { path, expected: shown(pattern), got: shown(value) };
  }
  if (!`${pattern}${value}`.includes('\n')) return differenceOfLines(pattern, value, path);
  // Of a configuration file the first line that differs says it: the rest would bury it.
  const [expected, got] = [pattern.split('\n'), value.split('\n')];
  const line = [...expected, ''].findIndex((each, index) => each !== got[index]);
  return differenceOfLines(expected[line], got[line], `${path} line ${line + 1}`);
}

/** As much before the first letter that differs as makes it found again. */
const BEFORE = 30;

/** What is long is shown from shortly before the first letter that differs: cut at its end, both would look the same. */
function differenceOfLines(expected: string | undefined, got: string | undefined, path: string): Difference {
  if (expected === undefined || got === undefined)
    return { path, expected: shown(expected), got: shown(got) };
  let at = 0;
  while (at < expected.length && expected[at] === got[at]) at++;
  const start = Math.max(expected.length, got.length) > 2 * BEFORE ? Math.max(0, at - BEFORE) : 0;
  const from = (text: string): string => (start === 0 ? shown(text) : `…${shown(text.slice(start))}`);
  return { path, expected: from(expected), got: from(got) };
}

/** `labels["app.kubernetes.io/name"]`, `spec.replicas` */
export function childOf(path: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' || path.endsWith(' ') ? `${path}${key}` : `${path}.${key}`;
}

function nameOfClass(value: object): string {
  return typeof value === 'function' ? 'a function' : `an instance of ${value.constructor.name}`;
}
