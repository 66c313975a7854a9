import { parseDocument } from 'yaml';
import { shown } from '../../kernel';
import { compare, differing, isPlainObject, same, together } from './compare';
import { type Comparison, type Difference, type Extent, Matcher } from './matcher';

/** The places of a pattern where a value is not enough. Each may stand anywhere in one, in another matcher too. */
export const Match = {
  /** Any value, as long as there is one: neither absent nor null. */
  anything(): Matcher {
    return matcher('anything', (value) => value !== undefined && value !== null);
  },

  /** No value: the field is not there. */
  absent(): Matcher {
    return matcher('nothing', (value) => value === undefined);
  },

  /** A string in which the expression is found; anchor it with ^ and $ to match the whole. */
  stringMatching(expression: RegExp): Matcher {
    // A string's search begins at its start, wherever a global expression stopped the last time.
    return matcher(
      `a string matching ${String(expression)}`,
      (value) => typeof value === 'string' && value.search(expression) !== -1,
    );
  },

  /** A list that has an item for each pattern, in the order of the patterns, with others before, between and after. */
  arrayWith(patterns: readonly unknown[]): Matcher {
    return new ArrayWith(patterns);
  },

  /** An object with these fields and any others, all the way down; what a plain object in a pattern means anyway. */
  objectLike(pattern: Readonly<Record<string, unknown>>): Matcher {
    return new Nested('like', pattern, (value, path) => compare(pattern, value, path, 'partly'));
  },

  /** This value and no other: objects inside have no more fields than the pattern, unless `objectLike` lets them. */
  exact(pattern: unknown): Matcher {
    return new Nested('exactly', pattern, (value, path) => compare(pattern, value, path, 'wholly'));
  },

  /** Any value that the pattern does not match; none at all counts too. What is captured in the pattern is not kept. */
  not(pattern: unknown): Matcher {
    return new Nested('not', pattern, (value, path, extent) => {
      const met = compare(pattern, value, path, extent).differences.length === 0;
      return met ? differing({ path, expected: `not ${shown(pattern)}`, got: shown(value) }) : same;
    });
  },

  /** A string that holds JSON which the pattern matches. */
  serializedJson(pattern: unknown): Matcher {
    return serialized('JSON', pattern, (text) => JSON.parse(text) as unknown);
  },

  /** A string that holds one YAML document which the pattern matches. */
  serializedYaml(pattern: unknown): Matcher {
    return serialized('YAML', pattern, (text) => {
      const document = parseDocument(text);
      if (document.errors[0]) throw document.errors[0];
      return document.toJS() as unknown;
    });
  },
} as const;

class Nested extends Matcher {
  readonly description: string;

  constructor(
    word: string,
    pattern: unknown,
    readonly compare: (value: unknown, path: string, extent: Extent) => Comparison,
  ) {
    super();
    this.description = `${word} ${shown(pattern)}`;
  }
}

function matcher(description: string, accepts: (value: unknown) => boolean): Matcher {
  return new (class extends Matcher {
    readonly description = description;

    compare(value: unknown, path: string): Comparison {
      return accepts(value) ? same : differing({ path, expected: this.toJSON(), got: shown(value) });
    }
  })();
}

function serialized(language: string, pattern: unknown, parse: (text: string) => unknown): Matcher {
  return new Nested(`${language} of`, pattern, (value, path, extent) => {
    const unread: Difference = { path, expected: `a string of ${language}`, got: shown(value) };
    if (typeof value !== 'string') return differing(unread);
    let content: unknown;
    try {
      content = parse(value);
    } catch (error) {
      const [reason] = (error as Error).message.split('\n');
      return differing({ ...unread, got: `${shown(value)}: ${reason}` });
    }
    return compare(pattern, content, `${path} as ${language}: `, extent);
  });
}

class ArrayWith extends Matcher {
  readonly description: string;

  constructor(private readonly patterns: readonly unknown[]) {
    super();
    this.description = `a list with ${shown(patterns)}`;
  }

  /** Taking the first item that matches leaves most for the patterns that follow. */
  compare(value: unknown, path: string, extent: Extent): Comparison {
    if (!Array.isArray(value)) return differing({ path, expected: this.toJSON(), got: shown(value) });
    let next = 0;
    const found = this.patterns.map((pattern) => {
      const rest = value.slice(next).map((item: unknown, index) => {
        const at = next + index;
        return { at, comparison: compare(pattern, item, `${path}[${at}]`, extent) };
      });
      const match = rest.find(({ comparison }) => comparison.differences.length === 0);
      if (match) {
        next = match.at + 1;
        return match.comparison;
      }
      const nearest = rest
        .map(({ comparison }) => comparison)
        .filter(({ differences }) => differences.length < leavesOf(pattern))
        .reduce<Comparison | undefined>(nearer, undefined);
      return nearest ?? differing({ path, expected: `an item ${shown(pattern)}`, got: shown(value) });
    });
    return together(found);
  }
}

function nearer(one: Comparison | undefined, other: Comparison): Comparison {
  return one === undefined || other.differences.length < one.differences.length ? other : one;
}

/** An item that shares not even one leaf with the pattern is no near miss. */
function leavesOf(pattern: unknown): number {
  if (Array.isArray(pattern)) return pattern.reduce((sum: number, each) => sum + leavesOf(each), 0);
  if (!isPlainObject(pattern)) return 1;
  return Object.values(pattern).reduce((sum: number, each) => sum + leavesOf(each), 0);
}
