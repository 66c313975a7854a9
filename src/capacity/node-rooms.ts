import { kubeletReserve } from '../cloud-init';
import type { ClusterNode } from '../cluster';
import type { NodeRoom, Taint } from './node-room';

/**
 * What a guest's kernel and firmware keep of the memory that a plan names; 1.9 % were measured of 24 GiB, and small
 * machines lose more.
 */
const KERNEL_SHARE = 0.05;

/** What a node has for pods, once the system, k3s and the threshold for eviction have theirs. */
export function nodeRoom({ name, pool, labels, host, cpu, memory }: ClusterNode): NodeRoom {
  const reserve = kubeletReserve[host.role];
  const kept = reserve.memoryMiB + kubeletReserve.evictionMemoryMiB;
  const mebibytes = Math.floor(memory.toMebibytes() * (1 - KERNEL_SHARE)) - kept;
  return {
    name,
    pool,
    labels,
    taints: host.taints.map(taintOf),
    room: {
      cpuMillis: Math.max(0, cpu * 1000 - reserve.cpuMillis),
      memoryBytes: Math.max(0, mebibytes) * 1024 * 1024,
    },
    pods: kubeletReserve.podsPerNode,
  };
}

/** `key=value:Effect` */
function taintOf(text: string): Taint {
  const [, key = '', value = '', effect = ''] = /^([^=:]+)(?:=([^:]*))?:(.+)$/.exec(text) ?? [];
  return { key, value, effect };
}
