import type { SnapshotOptions } from './options';
import { hasSnapshot, snapshotOf } from './snapshot';

/** What Jest and Vitest ask of a serializer of snapshots. */
export interface SnapshotSerializer {
  /** Whether it writes this value. */
  test(value: unknown): boolean;
  /** The text in the snapshot. */
  serialize(value: unknown): string;
}

/**
 * Lets `expect(chart).toMatchSnapshot()` write what `snapshotOf` says of a template, one of its charts, or a chart of
 * cdk8s. Jest and Vitest take it: `expect.addSnapshotSerializer(naustSerializer({ collapse: ['hashes'] }))`.
 */
export function naustSerializer(options: SnapshotOptions = {}): SnapshotSerializer {
  return {
    test: hasSnapshot,
    serialize(value) {
      if (!hasSnapshot(value)) throw new TypeError('no template, and no chart');
      return snapshotOf(value, options).trimEnd();
    },
  };
}

/** `naustSerializer` with nothing collapsed. */
export const serializer = naustSerializer();
