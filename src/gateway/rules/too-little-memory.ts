import type { Finding } from '../../kernel';
import type { GatewaySpec } from '../gateway-spec';
import { podMemory } from '../pod-memory';

/** Of the limit, so much at most for files and zones: the rest is for workers and their connections. */
const SHARE = 0.75;

/** What a pod keeps in memory counts against its limit: a full cache would have it killed, again and again. */
export function tooLittleMemory({ nginx, resources }: GatewaySpec): readonly Finding[] {
  const { files, zones } = podMemory(nginx);
  const needed = files.toKibibytes() + zones.toKibibytes();
  const limit = resources.limits.memory.toKibibytes();
  if (needed <= limit * SHARE) return [];
  return [
    {
      code: 'NAUST-GTW-035',
      what: 'may keep more in memory than its pods are allowed',
      got: `files ${mebibytes(files.toKibibytes())}, zones ${mebibytes(zones.toKibibytes())}, memory limit ${mebibytes(limit)}`,
      allowed: `three quarters of the limit for files and zones: a limit of ${mebibytes(needed / SHARE)}`,
      fix: 'raise resources.limits.memory, or lower cache.size, bodySize or the number of limits',
    },
  ];
}

function mebibytes(kibibytes: number): string {
  return `${Math.ceil(kibibytes / 1024)} MiB`;
}
