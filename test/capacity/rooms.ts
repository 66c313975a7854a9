import type { Demand } from '../../src/capacity/demand';
import type { NodeRoom } from '../../src/capacity/node-room';

const MiB = 1024 * 1024;

/** A node with so much room. */
export function node(
  name: string,
  cpuMillis: number,
  memoryMiB: number,
  change: Partial<NodeRoom> = {},
): NodeRoom {
  const room = { cpuMillis, memoryBytes: memoryMiB * MiB };
  return { name, pool: 'apps', labels: {}, taints: [], room, pods: 110, ...change };
}

/** So many pods that each ask for this. */
export function pods(
  name: string,
  copies: Demand['copies'],
  cpuMillis: number,
  memoryMiB: number,
  change: Partial<Demand> = {},
): Demand {
  return {
    name,
    copies,
    each: { cpuMillis, memoryBytes: memoryMiB * MiB },
    sidecars: [],
    terms: [],
    tolerations: [],
    hostPorts: [],
    spread: [],
    apart: [],
    priority: 0,
    ...change,
  };
}
