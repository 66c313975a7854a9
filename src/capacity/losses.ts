import type { Pool } from '../cluster';
import type { NodeRoom } from './node-room';

/** The nodes of a cluster, all or without one. */
export interface Scenario {
  readonly nodes: readonly NodeRoom[];
  /** What is gone: `apps-1`; `undefined` where nothing is. */
  readonly lost?: Loss;
}

export interface Loss {
  readonly pool: string;
  readonly node: string;
  /** Whether the pool has one node whose loss is accepted: it is reported, and refuses nothing. */
  readonly accepted: boolean;
}

/** The largest node of each pool gone, in turn. */
export function losses(nodes: readonly NodeRoom[], pools: readonly Pool[]): readonly Scenario[] {
  const accepted = new Set(pools.filter(({ singleNode }) => singleNode).map(({ name }) => name));
  return [...new Set(nodes.map(({ pool }) => pool))].map((pool) => {
    const largest = nodes.filter((node) => node.pool === pool).reduce(largerOf);
    return {
      nodes: nodes.filter((node) => node !== largest),
      lost: { pool, node: largest.name, accepted: accepted.has(pool) },
    };
  });
}

function largerOf(a: NodeRoom, b: NodeRoom): NodeRoom {
  const byMemory = b.room.memoryBytes - a.room.memoryBytes;
  return byMemory > 0 || (byMemory === 0 && b.room.cpuMillis > a.room.cpuMillis) ? b : a;
}
