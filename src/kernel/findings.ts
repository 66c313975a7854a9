import { noteDefaults } from './defaults-applied';
import type { Grammar } from './grammar';
import type { Finding, ProblemCode } from './problem';
import { shown } from './shown';

/** Collects what is wrong with one construct's props while they are resolved, so that all of it is reported at once. */
export class Findings {
  private readonly found: Finding[] = [];

  get all(): readonly Finding[] {
    return this.found;
  }

  add(finding: Finding): void {
    this.found.push(finding);
  }

  /** Reports a value that its grammar does not accept, and hands the value back either way. */
  check(field: string, value: string, grammar: Grammar): string {
    if (typeof value !== 'string' || !grammar.accepts(value)) {
      this.add({
        code: grammar.code,
        what: `${field} is not ${grammar.name}`,
        got: shown(value),
        allowed: grammar.allowed,
        fix: `write it like ${grammar.example}`,
      });
    }
    return value;
  }

  checkAll(field: string, values: readonly string[], grammar: Grammar): readonly string[] {
    values.forEach((value, index) => this.check(`${field}[${index}]`, value, grammar));
    return values;
  }

  /** Reports a number that is not whole or not in the range, ends included. */
  integer(
    field: string,
    value: number,
    range: { min: number; max: number },
    code: ProblemCode = 'NAUST-VAL-020',
  ): number {
    if (!Number.isInteger(value) || value < range.min || value > range.max) {
      this.add({
        code,
        what: `${field} is not a whole number in its range`,
        got: shown(value),
        allowed: `${range.min} to ${range.max}`,
        fix: `use a whole number from ${range.min} to ${range.max}`,
      });
    }
    return value;
  }

  port(field: string, value: number): number {
    return this.integer(field, value, { min: 1, max: 65535 }, 'NAUST-VAL-021');
  }
}

/** What was written over what was not; an explicit `undefined` was not written. */
export function withDefaults<P extends object, D extends Partial<P>>(
  props: P,
  defaults: D,
): Omit<P, keyof D> & { readonly [K in keyof D]: NonNullable<K extends keyof P ? P[K] | D[K] : D[K]> } {
  noteDefaults(defaults, props);
  const written = Object.entries(props).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(written) } as unknown as ReturnType<typeof withDefaults<P, D>>;
}
