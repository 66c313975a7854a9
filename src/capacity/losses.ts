import type { Pool } from '../cluster';
import type { NodeRoom } from './node-room';

/** The nodes of a cluster, all or without one. */
export interface Scenario {
  readonly nodes: readonly NodeRoom[];
  /** What is gone: `apps-1`; `undefined` where nothing is. */
  readonly lost?: { readonly pool: string; readonly node: string };
}

/** Everything there, and then the largest node of each pool gone, but of those whose loss is accepted. */
export function scenarios(nodes: readonly NodeRoom[], pools: readonly Pool[]): readonly Scenario[] {
  const accepted = new Set(pools.filter(({ singleNode }) => singleNode).map(({ name }) => name));
  const names = [...new Set(nodes.map(({ pool }) => pool))].filter((name) => !accepted.has(name));
  const losses = names.map((pool): Scenario => {
    const largest = nodes.filter((node) => node.pool === pool).reduce(largerOf);
    return { nodes: nodes.filter((node) => node !== largest), lost: { pool, node: largest.name } };
  });
  return [{ nodes }, ...losses];
}

function largerOf(a: NodeRoom, b: NodeRoom): NodeRoom {
  const byMemory = b.room.memoryBytes - a.room.memoryBytes;
  return byMemory > 0 || (byMemory === 0 && b.room.cpuMillis > a.room.cpuMillis) ? b : a;
}
