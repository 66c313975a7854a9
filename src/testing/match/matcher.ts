/** How one place of a value differs from its pattern. */
export interface Difference {
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** Whether plain objects may have more fields than their patterns. */
export type Extent = 'partly' | 'wholly';

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Values for captures, handed over only once the whole object matches. */
  readonly captured: readonly (() => void)[];
}

/** A place of a pattern that says more than a value can. `Match` makes them; `Capture` is one. */
export abstract class Matcher {
  /** As a failure shows it: `a string matching /^registry/`. */
  abstract readonly description: string;

  /** @internal */
  abstract compare(value: unknown, path: string, extent: Extent): Comparison;

  /** @internal */
  toJSON(): string {
    return `<${this.description}>`;
  }
}
