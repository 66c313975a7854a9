export { KubeStateMetrics } from './kube-state-metrics';
export { type KubeStateMetricsSpec, resolveKubeStateMetrics } from './spec';
