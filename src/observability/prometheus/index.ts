export { Prometheus } from './prometheus';
export type { PrometheusProps } from './props';
export { type PrometheusSpec, resolvePrometheus } from './spec';
