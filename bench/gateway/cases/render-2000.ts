import type { Case } from '../../case';

/** The nginx.conf of so many routes, from the spec to its text. */
export const render2000: Case = {
  bounds: { 'gateway.render2000.ms': { atMost: 100 }, 'gateway.render.growth': { atMost: 2.2 } },
  measure(bench) {
    const twoThousand = bench.program('render-gateway', 2000);
    const { one, same, half } = bench.compare({
      one: twoThousand,
      half: bench.program('render-gateway', 1000),
      same: twoThousand,
    });
    return {
      'gateway.render2000.ms': one.milliseconds,
      'gateway.render2000.ms.self': one.milliseconds / same.milliseconds,
      'gateway.render.growth': one.milliseconds / half.milliseconds,
      'gateway.render.growth.self': one.milliseconds / same.milliseconds,
    };
  },
};
