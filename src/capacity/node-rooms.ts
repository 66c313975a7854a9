import { SizeRoundingBehavior } from 'cdk8s';
import { kubeletReserve } from '../cloud-init';
import type { ClusterNode } from '../cluster';
import type { NodeRoom, Taint } from './node-room';

/**
 * What a guest's kernel and firmware keep of the memory that a plan names; 1.9 % were measured of 24 GiB, and small
 * machines lose more.
 */
const KERNEL_SHARE = 0.05;

/** What a node has for pods, once the system, k3s and the threshold for eviction have theirs. */
export function nodeRoom(node: ClusterNode): NodeRoom {
  const { name, pool, labels, taints } = node;
  return {
    name,
    pool,
    labels,
    taints: taints.map(taintOf),
    room: node.leftToPods ? all(node) : allButReserve(node),
    pods: kubeletReserve.podsPerNode,
  };
}

/** Of a node that is described by what it leaves to pods. */
function all({ cpu, memory }: ClusterNode): NodeRoom['room'] {
  return {
    cpuMillis: Math.floor(cpu * 1000),
    memoryBytes: Math.floor(memory.toMebibytes({ rounding: SizeRoundingBehavior.FLOOR })) * 1024 * 1024,
  };
}

function allButReserve({ role, cpu, memory }: ClusterNode): NodeRoom['room'] {
  const reserve = kubeletReserve[role];
  const kept = reserve.memoryMiB + kubeletReserve.evictionMemoryMiB;
  const mebibytes = Math.floor(memory.toMebibytes() * (1 - KERNEL_SHARE)) - kept;
  return {
    cpuMillis: Math.max(0, cpu * 1000 - reserve.cpuMillis),
    memoryBytes: Math.max(0, mebibytes) * 1024 * 1024,
  };
}

/** `key=value:Effect` */
function taintOf(text: string): Taint {
  const [, key = '', value = '', effect = ''] = /^([^=:]+)(?:=([^:]*))?:(.+)$/.exec(text) ?? [];
  return { key, value, effect };
}
