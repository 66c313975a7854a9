import { Duration, Size } from 'cdk8s';
import type { ObservabilityProps, Pool } from 'naust';
import type { Complete } from './good-machines';
import { goodExternal, goodReceiver } from './good-receivers';

/** Everything that can be said of a stack, on a pool. */
export const goodObservability = (on: Pool): Complete<ObservabilityProps> => ({
  on,
  retention: Duration.days(15),
  namespace: 'observability',
  storageClass: 'local-path-telemetry',
  prometheus: {
    volume: Size.gibibytes(50),
    sizeCap: Size.gibibytes(40),
    scrapeInterval: Duration.seconds(30),
    memory: Size.gibibytes(2),
  },
  loki: { volume: Size.gibibytes(50), memory: Size.gibibytes(1) },
  grafana: {
    adminSecret: 'grafana-admin',
    volume: Size.gibibytes(5),
    memory: Size.gibibytes(1),
    host: 'grafana.example.no',
    dashboards: [{ uid: 'orders', title: 'Orders', panels: [] }],
    oidc: {
      at: goodExternal,
      authorize: '/oauth2/authorize',
      token: '/oauth2/token',
      userInfo: '/oauth2/userinfo',
      clientId: 'grafana',
      secret: 'grafana-oidc',
      groups: { admin: ['platform'], viewer: ['developers'] },
    },
  },
  alloy: { memory: Size.gibibytes(1), redact: ['email', 'token'] },
  alertmanager: { receivers: { oncall: goodReceiver }, memory: Size.mebibytes(256) },
  objectives: { inventory: { availability: 99.9 } },
  databases: {
    orders: {
      at: goodExternal,
      user: 'metrics',
      secret: 'orders-metrics',
      database: 'orders',
      authority: 'orders-authority',
    },
  },
  tempo: {
    volume: Size.gibibytes(20),
    retention: Duration.days(7),
    tracesPerPod: Size.mebibytes(20),
    memory: Size.gibibytes(1),
  },
  mutualTls: { issuer: 'internal', issuerKind: 'Issuer' },
  probes: { hosts: ['www.example.no'], networks: ['203.0.113.0/24'] },
  rules: {
    metrics: { orders_waiting: ['channel'] },
    records: { 'orders:waiting:sum': 'sum by (namespace) (orders_waiting)' },
    alerts: {
      OrdersWait: {
        when: 'orders:waiting:sum > 100',
        lasting: Duration.minutes(10),
        severity: 'page',
        summary: '{{ $value }} orders wait in {{ $labels.namespace }}',
        runbook: 'https://wiki.example.no/orders',
        labels: { team: 'orders' },
      },
    },
  },
});
