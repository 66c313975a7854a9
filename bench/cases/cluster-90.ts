import type { Case } from '../case';

/** Ninety machines, nearly as many as a network at Hetzner takes, over a cluster of a single one. */
export const cluster90: Case = {
  bounds: { 'cluster.90nodes.seconds': { atMost: 1 } },
  measure(bench) {
    const spent = bench.compare({
      ninety: bench.program('synth-cluster', 87, 3),
      again: bench.program('synth-cluster', 87, 3),
      one: bench.program('synth-cluster', 0, 1),
    });
    const over = (of: { readonly milliseconds: number }) => (of.milliseconds - spent.one.milliseconds) / 1000;
    return {
      'cluster.90nodes.seconds': over(spent.ninety),
      'cluster.90nodes.seconds.self': over(spent.ninety) / over(spent.again),
    };
  },
};
