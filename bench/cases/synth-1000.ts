import type { Case } from '../case';

/**
 * A thousand services in as many charts, and twice that: all that naust does to write them, its checks and the safety
 * of the write included, against `App.synth()` of cdk8s on the same tree, and against `yaml` alone on what comes of it.
 */
export const synth1000: Case = {
  bounds: {
    'synth.1000.vsCdk8s': { atLeast: 10 },
    'synth.1000.vsStringify': { atMost: 1 },
    'synth.growth': { atMost: 2.2 },
    'memory.1000.vsCdk8s': { atMost: 1.2 },
  },
  measure(bench) {
    const naust = bench.program('synth-by-naust', 1000);
    const spent = bench.compare({
      naust,
      same: naust,
      double: bench.program('synth-by-naust', 2000),
      doubleAgain: bench.program('synth-by-naust', 2000),
      cdk8s: bench.program('synth-by-cdk8s', 1000),
      stringify: bench.program('stringify', 1000),
    });
    const self = spent.naust.milliseconds / spent.same.milliseconds;
    return {
      'synth.1000.ms': spent.naust.milliseconds,
      'synth.1000.vsCdk8s': spent.cdk8s.milliseconds / spent.naust.milliseconds,
      'synth.1000.vsCdk8s.self': self,
      'synth.1000.vsStringify': spent.naust.milliseconds / spent.stringify.milliseconds,
      'synth.1000.vsStringify.self': self,
      'synth.growth': spent.double.milliseconds / spent.naust.milliseconds,
      'synth.growth.self': spent.double.milliseconds / spent.doubleAgain.milliseconds,
      'memory.1000.vsCdk8s': spent.naust.peak / spent.cdk8s.peak,
      'memory.1000.vsCdk8s.self': spent.naust.peak / spent.same.peak,
    };
  },
};
