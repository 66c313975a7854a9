import type { Capacity, Outcome } from './capacity';
import type { Demand } from './demand';
import { copiesOf, MOSTLY_FITS } from './fit';
import { type Amounts, none, sum } from './node-room';
import { eligible } from './schedule';

/** What one cluster has for pods, what they ask for, and what becomes of them when a node is gone: for a report. */
export interface CapacityReport {
  readonly pools: readonly PoolRow[];
  readonly pods: readonly PodsRow[];
  readonly sidecars: readonly SidecarRow[];
  readonly asked: Requested;
  readonly losses: readonly LossRow[];
}

/** As the scheduler counts: thousandths of a processor, and bytes. */
export interface Requested {
  readonly cpuMillis: number;
  readonly memoryBytes: number;
}

export interface PoolRow extends Requested {
  readonly pool: string;
  readonly nodes: number;
  /** How many pods there may be. */
  readonly pods: number;
}

export interface PodsRow {
  /** `Deployment shop/orders` */
  readonly name: string;
  /** As many as there may be at once. */
  readonly copies: number;
  readonly each: Requested;
  /** The pools whose nodes it is let on, with how many of them. */
  readonly fits: readonly { readonly pool: string; readonly nodes: number }[];
}

export interface SidecarRow extends Requested {
  readonly name: string;
  /** The pods that it is beside. */
  readonly pods: number;
}

export interface LossRow {
  readonly pool: string;
  readonly node: string;
  readonly accepted: boolean;
  /** `all` where every pod finds a node in every order tried, `some orders` where it depends on that, `no` otherwise. */
  readonly fits: 'all' | 'some orders' | 'no';
  /** Pods for which there may be no node. */
  readonly unplaced: readonly { readonly name: string; readonly pods: number }[];
}

export function capacityReport({ rooms, demands, losses }: Capacity): CapacityReport {
  const copies = (demand: Demand): number => copiesOf(demand, rooms);
  return {
    pools: byPool(rooms).map(([pool, nodes]) => ({
      pool,
      nodes: nodes.length,
      ...nodes.map(({ room }) => room).reduce(sum, none),
      pods: nodes.reduce((all, node) => all + node.pods, 0),
    })),
    pods: demands.map((demand) => ({
      name: demand.name,
      copies: copies(demand),
      each: demand.each,
      fits: byPool(eligible(demand, rooms)).map(([pool, nodes]) => ({ pool, nodes: nodes.length })),
    })),
    sidecars: sidecarRows(demands, copies),
    asked: demands.map((demand) => times(demand.each, copies(demand))).reduce(sum, none),
    losses: losses.map(lossRow),
  };
}

function byPool<N extends { readonly pool: string }>(nodes: readonly N[]): readonly [string, readonly N[]][] {
  const pools = [...new Set(nodes.map(({ pool }) => pool))];
  return pools.map((pool) => [pool, nodes.filter((node) => node.pool === pool)]);
}

function sidecarRows(demands: readonly Demand[], copies: (demand: Demand) => number): readonly SidecarRow[] {
  const rows = new Map<string, SidecarRow>();
  for (const demand of demands) {
    for (const { name, each } of demand.sidecars) {
      const { pods, ...so } = rows.get(name) ?? { pods: 0, ...none };
      const count = copies(demand);
      rows.set(name, { name, pods: pods + count, ...sum(so, times(each, count)) });
    }
  }
  return [...rows.values()];
}

function lossRow({ scenario, fit }: Outcome): LossRow {
  const { pool, node, accepted } = scenario.lost!;
  const { unplaced, failingRatio } = fit;
  return {
    pool,
    node,
    accepted,
    fits: failingRatio === 0 ? 'all' : failingRatio > MOSTLY_FITS ? 'no' : 'some orders',
    unplaced: unplaced.map(({ demand, pods }) => ({ name: demand.name, pods })),
  };
}

function times({ cpuMillis, memoryBytes }: Amounts, count: number): Amounts {
  return { cpuMillis: cpuMillis * count, memoryBytes: memoryBytes * count };
}
