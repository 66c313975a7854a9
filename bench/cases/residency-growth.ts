import type { Case } from '../case';

/** Twice as much that declares where its data is takes twice as long, and little more. */
export const residencyGrowth: Case = {
  bounds: { 'residency.growth': { atMost: 2.2 } },
  measure: (bench) =>
    bench.ratio('residency.growth', bench.program('residency', 10_000), bench.program('residency', 5_000)),
};
