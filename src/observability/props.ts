import type { Duration } from 'cdk8s';
import type { Pool } from '../cluster';
import type { AlloyProps } from './alloy';
import type { GrafanaProps } from './grafana';
import type { LokiProps } from './loki';
import type { PrometheusProps } from './prometheus';

export interface ObservabilityProps {
  /**
   * The pool of this cluster that everything which keeps or handles logs and metrics is held to, and by that to its
   * regions. It stands where the policy lets telemetry rest. `NAUST-RES-001`, `NAUST-RES-002`, `NAUST-OBS-006`
   *
   * @default - every region of the cluster where the policy lets telemetry rest
   */
  readonly on?: Pool;
  /**
   * How long logs and metrics are kept: whole days, 1 to 3650. Older ones are deleted. `NAUST-OBS-002`
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
  /** @default - each as documented */
  readonly prometheus?: PrometheusProps;
  /** @default - each as documented */
  readonly loki?: LokiProps;
  /** @default - each as documented */
  readonly grafana?: GrafanaProps;
  /** @default - each as documented */
  readonly alloy?: AlloyProps;
}
