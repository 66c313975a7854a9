import type { Demand } from './demand';
import type { NodeRoom } from './node-room';
import { queueOrders } from './queue-orders';
import { eligible, schedule } from './schedule';

/** Pods of one kind for which there may be no node. */
export interface Unplaced {
  readonly demand: Demand;
  /** In the worst of the orders tried. */
  readonly pods: number;
}

/** The pods that may stay pending, and in which share of the orders some do. */
export interface Fit {
  readonly unplaced: readonly Unplaced[];
  readonly failingRatio: number;
}

/** Up to this share of orders it is a matter of luck that something stays pending, beyond it one that all fits. */
export const MOSTLY_FITS = 0.25;

/**
 * The pods that kube-scheduler may leave pending on these nodes; none where every pod finds a node. Which node a pod gets
 * depends on the order in which they come, so a fit by luck is no fit: all of many orders have to work out.
 */
export function fitOf(demands: readonly Demand[], nodes: readonly NodeRoom[]): Fit {
  const pods = demands.flatMap((demand) => Array<Demand>(copiesOf(demand, nodes)).fill(demand));
  if (demands.every((demand) => canNeverBeBlocked(demand, pods, nodes)))
    return { unplaced: [], failingRatio: 0 };
  const worst = new Map<Demand, number>();
  const orders = queueOrders(pods);
  let failing = 0;
  for (const queue of orders) {
    const left = schedule(queue, nodes);
    if (left.length > 0) failing += 1;
    for (const demand of new Set(left)) {
      const count = left.filter((each) => each === demand).length;
      worst.set(demand, Math.max(count, worst.get(demand) ?? 0));
    }
  }
  return {
    unplaced: [...worst].map(([demand, count]) => ({ demand, pods: count })),
    failingRatio: failing / orders.length,
  };
}

export function copiesOf(demand: Demand, nodes: readonly NodeRoom[]): number {
  return demand.copies === 'everyNode' ? eligible(demand, nodes).length : demand.copies;
}

/**
 * Whether a pod finds room whatever the order. To be blocked, each of its nodes has to be filled up in CPU, in memory or in
 * number of pods. The shares of all that is asked for in one of these, taken over the nodes filled up in it, are one at most;
 * so where the least share of every node makes more than three together, not all can be filled up.
 */
function canNeverBeBlocked(demand: Demand, pods: readonly Demand[], nodes: readonly NodeRoom[]): boolean {
  const { copies, each, hostPorts, spread, apart } = demand;
  if (copies === 0) return true;
  if (copies === 'everyNode' || hostPorts.length + spread.length + apart.length > 0) return false;
  const asked = pods.reduce(
    (all, pod) => ({
      cpu: all.cpu + pod.each.cpuMillis,
      memory: all.memory + pod.each.memoryBytes,
    }),
    { cpu: 1, memory: 1 },
  );
  const shares = eligible(demand, nodes).map(({ room, pods: most }) =>
    Math.min(
      Math.max(0, room.cpuMillis - each.cpuMillis) / asked.cpu,
      Math.max(0, room.memoryBytes - each.memoryBytes) / asked.memory,
      (most - 1) / pods.length,
    ),
  );
  return shares.reduce((all, share) => all + share, 0) > 3;
}
