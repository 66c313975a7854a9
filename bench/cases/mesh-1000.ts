import type { Case } from '../case';

/**
 * A thousand services with sidecars, policies and three thousand calls, and twice that: all that naust does to write
 * them, against `yaml` alone on what comes of it.
 */
export const mesh1000: Case = {
  bounds: { 'mesh.1000.vsStringify': { atMost: 1.2 }, 'mesh.growth': { atMost: 2.2 } },
  measure(bench) {
    const naust = bench.program('synth-by-naust', 1000, 'mesh');
    const spent = bench.compare({
      naust,
      same: naust,
      double: bench.program('synth-by-naust', 2000, 'mesh'),
      stringify: bench.program('stringify', 1000, 'mesh'),
    });
    return {
      'mesh.1000.ms': spent.naust.milliseconds,
      'mesh.1000.vsStringify': spent.naust.milliseconds / spent.stringify.milliseconds,
      'mesh.1000.vsStringify.self': spent.naust.milliseconds / spent.same.milliseconds,
      'mesh.growth': spent.double.milliseconds / spent.naust.milliseconds,
    };
  },
};
