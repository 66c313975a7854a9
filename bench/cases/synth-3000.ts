import type { Case } from '../case';

/** cdk8s works the order of the whole app out anew for each chart; here the difference shows. */
export const synth3000: Case = {
  bounds: { 'synth.3000.vsCdk8s': { atLeast: 25 } },
  measure(bench) {
    const naust = bench.program('synth-by-naust', 3000);
    const spent = bench.compare({ naust, same: naust, cdk8s: bench.program('synth-by-cdk8s', 3000) });
    return {
      'synth.3000.vsCdk8s': spent.cdk8s.milliseconds / spent.naust.milliseconds,
      'synth.3000.vsCdk8s.self': spent.naust.milliseconds / spent.same.milliseconds,
    };
  },
};
