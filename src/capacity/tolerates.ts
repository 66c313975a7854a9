import type { Toleration } from './demand';
import type { Taint } from './node-room';

/** Whether nothing keeps a pod off a node with these taints: one that is only preferred against keeps nobody off. */
export function tolerates(tolerations: readonly Toleration[], taints: readonly Taint[]): boolean {
  return taints
    .filter(({ effect }) => effect !== 'PreferNoSchedule')
    .every((taint) => tolerations.some((toleration) => covers(toleration, taint)));
}

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts */
function covers({ key, operator = 'Equal', value = '', effect }: Toleration, taint: Taint): boolean {
  if (effect !== undefined && effect !== '' && effect !== taint.effect) return false;
  if (key === undefined || key === '') return operator === 'Exists';
  return key === taint.key && (operator === 'Exists' || value === taint.value);
}
