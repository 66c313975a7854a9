import { Capacity, capacityReport } from '../../src/capacity';
import { objectsOf } from '../../src/testing';
import type { Case } from '../case';
import type { Figures } from '../figures';
import { fiveNodes, observe } from '../observed';
import { onOneHost } from '../observed-host';

/**
 * What the stack of metrics and logs adds to a synth of five nodes, with an objective for each of five hundred callees
 * of a thousand services, and twice that; and what its pods ask for, as it is where nothing is said of it. Where each
 * figure of those is from is said in `src/observability/requests.json`; for the small profile of one machine, where limits are
 * what counts, in `src/observability/compose/requests.json`.
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
      ...figuresOf('observability.requests', onFiveNodes()),
      ...figuresOf('observability.requests.host', onOneHost()),
    };
  },
};

interface Asked {
  readonly part: string;
  readonly cpu: number;
  readonly memory: number;
}

/** CPU in thousandths, memory in MiB: of each part on every node that has it. */
function onFiveNodes(): readonly Asked[] {
  const { platform, cluster } = fiveNodes();
  observe(cluster, []);
  const report = capacityReport(
    new Capacity(cluster.nodes, Object.values(cluster.pools), objectsOf(platform)),
  );
  const own = report.pods.filter(({ name }) => /^\w+ (observability|node-exporter)\//.test(name));
  return own.map(({ name, copies, each }) => ({
    part: name.split('/')[1]!,
    cpu: each.cpuMillis * copies,
    memory: (each.memoryBytes * copies) / 1024 ** 2,
  }));
}

/** Of each part, and of all. */
function figuresOf(of: string, parts: readonly Asked[]): Figures {
  const sum = (what: 'cpu' | 'memory'): number => parts.reduce((total, part) => total + part[what], 0);
  const all = { part: undefined, cpu: sum('cpu'), memory: sum('memory') };
  return Object.fromEntries(
    [all, ...parts].flatMap(({ part, cpu, memory }) => {
      const key = part === undefined ? of : `${of}.${part}`;
      return [
        [`${key}.cpuMillis`, cpu],
        [`${key}.memoryMiB`, memory],
      ];
    }),
  );
}
