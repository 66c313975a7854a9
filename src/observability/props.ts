import type { Duration } from 'cdk8s';
import type { Pool } from '../cluster';
import type { AlertmanagerProps } from './alertmanager';
import type { AlloyProps } from './alloy';
import type { ProbesProps } from './blackbox';
import type { GrafanaProps } from './grafana';
import type { LokiProps } from './loki';
import type { MutualTlsProps } from './mutual-tls';
import type { ObjectiveProps, RouteObjectiveProps } from './objective';
import type { DatabaseProps } from './postgres-exporter';
import type { PrometheusProps } from './prometheus';
import type { TempoProps } from './tempo';
import type { RulesProps } from './user-rules';

export interface ObservabilityProps {
  /**
   * The pool of this cluster that everything which keeps or handles logs and metrics is held to, and by that to its
   * regions. It stands where the policy lets telemetry rest. A pool that is the stack's own has taints, which keep others
   * away: these are tolerated. `NAUST-RES-001`, `NAUST-RES-002`, `NAUST-OBS-006`
   *
   * @default - every region of the cluster where the policy lets telemetry rest
   */
  readonly on?: Pool;
  /**
   * How long logs and metrics are kept: whole days, 1 to 3650. Older ones are deleted. It has to fit the volumes, at the
   * nodes and pods that are declared; metrics of your own are not counted. `NAUST-OBS-002`, `NAUST-OBS-014`,
   * `NAUST-OBS-015`
   *
   * @default 15 d
   */
  readonly retention?: Duration;
  /** The namespace of everything but node-exporter, which has one of its own. `NAUST-VAL-005` @default 'observability' */
  readonly namespace?: string;
  /**
   * The StorageClass of every volume: naust's own, which keeps a volume on the disk of the node its pod came to first,
   * and lets it onto no node elsewhere; or one that the cluster names in `pinnedStorage`. `NAUST-VAL-005`, `NAUST-RES-015`
   *
   * @default 'local-path-telemetry'
   * @see https://docs.k3s.io/storage
   */
  readonly storageClass?: string;
  /** The store of metrics. @default - each as documented */
  readonly prometheus?: PrometheusProps;
  /** Who is told when something is wrong. @default - each as documented */
  readonly alertmanager?: AlertmanagerProps;
  /**
   * How much of what is called may fail, by the name of the callee: `{ inventory: { availability: 99.9 } }`. Alerts say
   * when the budget of 30 days goes too fast. What fails is what a caller's sidecar saw fail, so somebody has to call it
   * with a policy. `NAUST-OBS-008`, `NAUST-OBS-009`
   *
   * @default - none
   * @see https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
   */
  readonly objectives?: Readonly<Record<string, ObjectiveProps>>;
  /**
   * What is promised to clients, by the route of a gateway of this cluster: `{ gateway, route: '/v1/orders', availability:
   * 99.9, latency: { within: Duration.millis(300), share: 99 } }`. Alerts say when the budget of 30 days goes too fast. What
   * a route answers is counted from the gateway's access log. `NAUST-OBS-008`, `NAUST-OBS-022`
   *
   * @default - none
   */
  readonly routeObjectives?: readonly RouteObjectiveProps[];
  /**
   * Alerts of your own, what is worked out for them, and the metrics that your services tell. `NAUST-OBS-016` to
   * `NAUST-OBS-021`
   *
   * @default - none
   */
  readonly rules?: RulesProps;
  /** The store of logs. @default - each as documented */
  readonly loki?: LokiProps;
  /**
   * What is asked from without as a client would: the names of every gateway in the cluster, over TLS.
   *
   * @default - the names of gateways, wherever they answer in public
   */
  readonly probes?: ProbesProps;
  /**
   * Certificates by which Prometheus, Alertmanager, Loki, Grafana and Alloy know each other: a request without one is
   * refused, in whatever way it came past the network policies. `{}` where you make the Secrets yourself.
   *
   * @default - none: who may ask is said by the network policies alone
   */
  readonly mutualTls?: MutualTlsProps;
  /** The store of traces: with it, what is traced has somewhere to go. @default - none */
  readonly tempo?: TempoProps;
  /**
   * Databases of PostgreSQL that are asked how they are, by a name of your own: `{ orders: { at, secret: 'orders-metrics' } }`.
   * Each has an exporter, alerts, and its place on the dashboard. `NAUST-VAL-005`, `NAUST-OBS-026`
   *
   * @default - none
   */
  readonly databases?: Readonly<Record<string, DatabaseProps>>;
  /** The window on both. @default - each as documented */
  readonly grafana?: GrafanaProps;
  /** What brings logs to the store. @default - each as documented */
  readonly alloy?: AlloyProps;
}
