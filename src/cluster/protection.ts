import type { MachineNode } from './node';

/** What is kept from being deleted: every machine, those of the control plane, or none. */
export type Protection = 'all' | 'servers' | 'none';

/** Whether a machine is kept: not one that was said to be drained. */
export function isProtected(
  protection: Protection,
  { role, drained }: Pick<MachineNode, 'role' | 'drained'>,
): boolean {
  return !drained && (protection === 'all' || (protection === 'servers' && role === 'server'));
}
