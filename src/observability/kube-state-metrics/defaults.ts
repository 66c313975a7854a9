import { cpuOf, memoryOf } from '../resources';

export const kubeStateMetricsCpu = cpuOf('kube-state-metrics');
export const kubeStateMetricsMemory = memoryOf('kube-state-metrics');

/** Where it tells of itself, and whether it is ready. */
export const ownPort = 8081;
