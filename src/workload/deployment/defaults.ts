import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type { ResourcesSpec } from '../../pod';
import data from './versions.json';

export const workloadDefaults = {
  temporary: Size.mebibytes(64),
  // Of a pod without a class. https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
  priority: 'normal' as const,
};

export const replicatedWorkloadDefaults = {
  ...workloadDefaults,
  replicas: 3,
};

/** The share of one sidecar: 50 services are 50 of them, three times over. */
const logSidecarResources: ResourcesSpec = {
  requests: { cpu: Cpu.millis(100), memory: Size.mebibytes(128) },
  limits: { cpu: Cpu.millis(500), memory: Size.mebibytes(256) },
};

export const logSidecar = {
  image: data.images.busybox,
  resources: logSidecarResources,
  volumeSize: Size.mebibytes(256),
};
