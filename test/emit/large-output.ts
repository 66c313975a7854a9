import { type OutputFile, outputRoots } from '../../src/emit/output-file';

/** Thirty files in three roots, some of which only the one output has. */
export function largeOutput(name: 'even' | 'odd'): readonly OutputFile[] {
  return outputRoots.flatMap((root) =>
    Array.from({ length: 10 }, (_, index) => ({
      root,
      path: `shop/${index < 3 ? name : 'both'}/${index}`,
      content: index > 7 ? 'same' : name,
      executable: false,
      from: 'test',
    })),
  );
}
