export type { AlloyProps } from './alloy';
export type { GrafanaProps } from './grafana';
export type { LokiProps } from './loki';
export { Observability } from './observability';
export type { PrometheusProps } from './prometheus';
export type { ObservabilityProps } from './props';
