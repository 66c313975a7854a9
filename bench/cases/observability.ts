import { Capacity, capacityReport } from '../../src/capacity';
import { objectsOf } from '../../src/testing';
import type { Case } from '../case';
import type { Figures } from '../figures';
import { fiveNodes, observe } from '../observed';

/**
 * What the stack of metrics and logs adds to a synth of five nodes, with an objective for each of five hundred callees
 * of a thousand services, and twice that; and what its pods ask for, as it is where nothing is said of it. Where each
 * figure of those is from is said in `src/observability/requests.json`.
 */
export const observability: Case = {
  bounds: { 'observability.ms': { atMost: 150 }, 'observability.growth': { atMost: 2.2 } },
  measure(bench) {
    const thousand = bench.program('observability', 1000);
    const spent = bench.compare({
      alone: bench.program('observability', 0),
      thousand,
      same: thousand,
      double: bench.program('observability', 2000),
    });
    return {
      'observability.ms': spent.alone.milliseconds,
      'observability.1000.ms': spent.thousand.milliseconds,
      'observability.growth': spent.double.milliseconds / spent.thousand.milliseconds,
      'observability.growth.self': spent.thousand.milliseconds / spent.same.milliseconds,
      ...requests(),
    };
  },
};

/** CPU in thousandths, memory in MiB: of all, and of each part on every node that has it. */
function requests(): Figures {
  const { platform, cluster } = fiveNodes();
  observe(cluster, []);
  const report = capacityReport(
    new Capacity(cluster.nodes, Object.values(cluster.pools), objectsOf(platform)),
  );
  const own = report.pods.filter(({ name }) => /^\w+ (observability|node-exporter)\//.test(name));
  const parts = own.map(({ name, copies, each }) => ({
    part: name.split('/')[1]!,
    cpu: each.cpuMillis * copies,
    memory: (each.memoryBytes * copies) / 1024 ** 2,
  }));
  const all = {
    part: '',
    cpu: parts.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: parts.reduce((sum, { memory }) => sum + memory, 0),
  };
  return Object.fromEntries(
    [all, ...parts].flatMap(({ part, cpu, memory }) => {
      const key = ['observability.requests', part].filter((text) => text !== '').join('.');
      return [
        [`${key}.cpuMillis`, cpu],
        [`${key}.memoryMiB`, memory],
      ];
    }),
  );
}
