import { Size } from 'cdk8s';

export const workloadDefaults = {
  temporary: Size.mebibytes(64),
  // Of a pod without a class. https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
  priority: 'normal' as const,
};

export const replicatedWorkloadDefaults = {
  ...workloadDefaults,
  replicas: 3,
};
