import type { Case } from '../case';
import { importing } from '../importing';

/** What every test and every editor waits for: naust against the two that all of it stands on. */
export const imports: Case = {
  bounds: { 'import.vsPeers': { atMost: 1.3 } },
  measure: (bench) =>
    bench.ratio(
      'import.vsPeers',
      importing(bench, 'naust', ['naust']),
      importing(bench, 'peers', ['cdk8s', 'cdk8s-plus-28']),
    ),
};
