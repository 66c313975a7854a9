import type { Variable } from './variable';

/** Text from a user, and variables between it: always quoted. */
export interface QuotedWord {
  readonly kind: 'quoted';
  readonly parts: readonly (string | Variable)[];
}

/** A regular expression, in which `$` is its end. Never from a user. */
export interface PatternWord {
  readonly kind: 'pattern';
  readonly source: string;
}

/** The test of an `if`: a variable against a fixed word, or whether it is neither empty nor 0. */
export interface ConditionWord {
  readonly kind: 'condition';
  readonly variable: Variable;
  readonly equals: string | undefined;
}

/** A plain string is nginx's own word, such as `on`, `8443` or `30s`. */
export type Word = string | Variable | QuotedWord | PatternWord | ConditionWord;

/** @see https://nginx.org/en/docs/beginners_guide.html#conf_structure */
export interface Directive {
  readonly kind: 'directive';
  readonly name: string;
  readonly words: readonly Word[];
  readonly block: Iterable<Node> | undefined;
}

/** Never from a user. */
export interface Comment {
  readonly kind: 'comment';
  readonly text: string;
}

/** A line of a `map` or `geo`. */
export interface Entry {
  readonly kind: 'entry';
  readonly from: Word;
  readonly to: Word;
}

export type Node = Directive | Comment | Entry;

export function directive(name: string, ...words: readonly Word[]): Directive {
  return worded(name, words);
}

/** Of words that may be more or fewer. */
export function worded(name: string, words: readonly Word[]): Directive {
  return { kind: 'directive', name, words, block: undefined };
}

export function block(name: string, words: readonly Word[], nodes: Iterable<Node>): Directive {
  return { kind: 'directive', name, words, block: nodes };
}

/** Nodes that are made as they are written, and anew each time: of thousands, no more than one is there at once. */
export function inTurn(make: () => Iterator<Node>): Iterable<Node> {
  return { [Symbol.iterator]: make };
}

export function entry(from: Word, to: Word): Entry {
  return { kind: 'entry', from, to };
}

/** A value of a `map` as it is: nginx's own words there, and what begins a pattern, are taken literally behind a backslash. */
export function literal(value: string): QuotedWord {
  const special = value.startsWith('~') || ['default', 'hostnames', 'include', 'volatile'].includes(value);
  return quoted(special ? `\\${value}` : value);
}

export function comment(text: string): Comment {
  return { kind: 'comment', text };
}

export function quoted(...parts: readonly (string | Variable)[]): QuotedWord {
  return { kind: 'quoted', parts };
}

export function pattern(source: string): PatternWord {
  return { kind: 'pattern', source };
}

export function whenEqual(variable: Variable, equals: string): ConditionWord {
  return { kind: 'condition', variable, equals };
}

export function whenSet(variable: Variable): ConditionWord {
  return { kind: 'condition', variable, equals: undefined };
}
