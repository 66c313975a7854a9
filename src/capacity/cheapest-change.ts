import type { Demand } from './demand';
import { fitOf } from './fit';
import type { NodeRoom } from './node-room';
import { eligible } from './schedule';

/** More of the same nodes in one pool, so that everything finds room. */
export interface Change {
  readonly pool: string;
  readonly nodes: number;
}

const MOST_NODES = 10;

/** The change with the fewest processors more, then the least memory; `undefined` where more of the same helps nobody. */
export function cheapestChange(
  demands: readonly Demand[],
  nodes: readonly NodeRoom[],
  missing: readonly Demand[],
  known: readonly NodeRoom[],
): Change | undefined {
  const models = new Map(
    missing.flatMap((demand) => eligible(demand, known)).map((node) => [node.pool, node] as const),
  );
  const changes = [...models].flatMap(([pool, model]) => {
    const count = fewestMore(demands, nodes, model);
    return count === undefined ? [] : [{ pool, nodes: count, model }];
  });
  const [cheapest] = changes.sort(
    (a, b) =>
      a.nodes * a.model.room.cpuMillis - b.nodes * b.model.room.cpuMillis ||
      a.nodes * a.model.room.memoryBytes - b.nodes * b.model.room.memoryBytes,
  );
  return cheapest && { pool: cheapest.pool, nodes: cheapest.nodes };
}

function fewestMore(
  demands: readonly Demand[],
  nodes: readonly NodeRoom[],
  model: NodeRoom,
): number | undefined {
  const more = (count: number) => [
    ...nodes,
    ...Array.from({ length: count }, (_, index) => ({ ...model, name: `${model.pool}-more-${index + 1}` })),
  ];
  const counts = Array.from({ length: MOST_NODES }, (_, index) => index + 1);
  return counts.find((count) => fitOf(demands, more(count)).failingRatio === 0);
}
