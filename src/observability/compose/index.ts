export { HostObservability } from './host-observability';
export type {
  HostAlertmanagerProps,
  HostAlloyProps,
  HostGrafanaProps,
  HostLogLabel,
  HostLokiProps,
  HostObservabilityProps,
  HostPrometheusProps,
  HostStreamRetentionProps,
  MonitoringHost,
  ScrapeAccount,
  ScrapeProps,
} from './props';
