import type { Labels } from './labels';

/**
 * The `spec` of a PodDisruptionBudget that lets a node be drained pod by pod. Also for one replica, where a minimum would
 * hold the node for ever; and a pod that is not ready anyway holds it neither.
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
 */
export function renderDisruptionBudget(selector: Labels): object {
  return {
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: { matchLabels: selector },
  };
}
