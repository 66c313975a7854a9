import { shown } from '../../kernel';
import { compare, differing, isPlainObject } from './compare';
import { type Comparison, type Extent, Matcher } from './matcher';

/**
 * Keeps the value at its place in a pattern, of every object that the whole pattern matches. It stands at the first of
 * them; `next` goes on. A place without a value does not match.
 *
 * ```ts
 * const image = new Capture();
 * template.hasObject('Deployment', { spec: { template: { spec: { containers: [{ image }] } } } });
 * image.asString();
 * ```
 */
export class Capture extends Matcher {
  readonly description: string;
  private readonly values: unknown[] = [];
  private at = 0;

  /** @param pattern what the value has to match to be kept; anything without one */
  constructor(private readonly pattern?: unknown) {
    super();
    this.description = pattern === undefined ? 'anything, captured' : `${shown(pattern)}, captured`;
  }

  /** @internal */
  compare(value: unknown, path: string, extent: Extent): Comparison {
    if (value === undefined || value === null) {
      return differing({ path, expected: this.toJSON(), got: shown(value) });
    }
    const inside =
      this.pattern === undefined
        ? { differences: [], captured: [] }
        : compare(this.pattern, value, path, extent);
    return { ...inside, captured: [...inside.captured, () => void this.values.push(value)] };
  }

  /** Goes on to the value of the next object. Whether there is one: otherwise it stays. */
  next(): boolean {
    if (this.at + 1 >= this.values.length) return false;
    this.at++;
    return true;
  }

  /** @throws Error when nothing was captured, or something else */
  asString(): string {
    return this.as('a string', (value) => typeof value === 'string');
  }

  /** @throws Error when nothing was captured, or something else */
  asNumber(): number {
    return this.as('a number', (value) => typeof value === 'number');
  }

  /** @throws Error when nothing was captured, or something else */
  asBoolean(): boolean {
    return this.as('a boolean', (value) => typeof value === 'boolean');
  }

  /** @throws Error when nothing was captured, or something else */
  asArray(): readonly unknown[] {
    return this.as('a list', (value) => Array.isArray(value));
  }

  /** @throws Error when nothing was captured, or something else */
  asObject(): Readonly<Record<string, unknown>> {
    return this.as('an object', isPlainObject);
  }

  private as<T>(name: string, fits: (value: unknown) => value is T): T {
    if (this.values.length === 0) throw new Error('nothing was captured: no object has matched yet');
    const value = this.values[this.at];
    if (!fits(value)) throw new Error(`what was captured is not ${name}: ${shown(value)}`);
    return value;
  }
}
