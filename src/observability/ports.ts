/** The port each answers on, with its own metrics among the rest. Its makers' own default. */
export const ports = {
  prometheus: 9090,
  alertmanager: 9093,
  loki: 3100,
  /** Where it answers probes alone, if it asks all others for a certificate. */
  lokiProbes: 3101,
  tempo: 3200,
  otlpGrpc: 4317,
  otlpHttp: 4318,
  grafana: 3000,
  alloy: 12345,
  nodeExporter: 9100,
  nodeNetwork: 9101,
  kubeStateMetrics: 8080,
  blackbox: 9115,
  postgresExporter: 9187,
  kubelet: 10250,
} as const;
