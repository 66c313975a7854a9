export type {
  AlertmanagerProps,
  EmailProps,
  PagerDutyProps,
  ReceiverProps,
  WebhookProps,
} from './alertmanager';
export { Receiver } from './alertmanager';
export type { Severity } from './alerts';
export type { AlloyProps } from './alloy';
export type { ProbesProps } from './blackbox';
export {
  type HostAlertmanagerProps,
  type HostAlloyProps,
  type HostGrafanaProps,
  type HostLogLabel,
  type HostLokiProps,
  HostObservability,
  type HostObservabilityProps,
  type HostPrometheusProps,
  type HostStreamRetentionProps,
  type MonitoringHost,
  type ScrapeAccount,
  type ScrapeProps,
} from './compose';
export type { DashboardModel, GrafanaProps, GrafanaRole, OidcProps } from './grafana';
export type { LogLabel } from './log-labels';
export type { LokiProps, StreamRetentionProps } from './loki';
export type { MutualTlsProps } from './mutual-tls';
export type { LatencyObjectiveProps, ObjectiveProps, RouteObjectiveProps } from './objective';
export { Observability } from './observability';
export type { DatabaseProps } from './postgres-exporter';
export type { PrometheusProps } from './prometheus';
export type { ObservabilityProps } from './props';
export type { TempoProps } from './tempo';
export type { AlertProps, RulesProps } from './user-rules';
