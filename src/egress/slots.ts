import { createHash } from 'node:crypto';

/**
 * A number for each host, below `size`: by its name, so that it stays the same whatever else is called. Where two meet,
 * the later in order of name takes the next free one. A host for which there is no room has none.
 */
export function slotsOf(hosts: readonly string[], size: number): ReadonlyMap<string, number> {
  const taken = new Set<number>();
  const slots = new Map<string, number>();
  for (const host of [...new Set(hosts)].sort()) {
    if (taken.size === size) break;
    let slot = createHash('sha256').update(host).digest().readUInt32BE(0) % size;
    while (taken.has(slot)) slot = (slot + 1) % size;
    taken.add(slot);
    slots.set(host, slot);
  }
  return slots;
}
