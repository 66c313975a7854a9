import type { Duration, Size } from 'cdk8s';
import type { LogLabel } from '../log-labels';

/** The store of logs. */
export interface LokiProps {
  /**
   * The size of its volume: at least 1 GiB. Loki deletes by age alone, so it has to hold the logs of the whole
   * retention, compressed to about a tenth. `NAUST-VAL-020`, `NAUST-OBS-004`, `NAUST-OBS-015`
   *
   * @default 50 GiB
   * @see https://grafana.com/docs/loki/latest/operations/storage/filesystem/
   */
  readonly volume?: Size;
  /** Promised and never exceeded: at least 512 MiB. `NAUST-VAL-020` @default 1 GiB */
  readonly memory?: Size;
  /**
   * What a pod writes in a day, on the average and before it is compressed: at least 1 MiB. By that it is checked
   * whether `retention` fits `volume`; unless somebody says otherwise, a day is what a node keeps of a container before
   * it throws the oldest away. `NAUST-VAL-020`, `NAUST-OBS-015`
   *
   * @default 50 MiB
   * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation
   */
  readonly logsPerPod?: Size;
  /**
   * Logs that are kept for another time than the rest. Where several are of one line, the first of them counts; one
   * that never would is refused. `NAUST-OBS-002`, `NAUST-OBS-012`, `NAUST-OBS-013`
   *
   * @default - none: every log is kept for `retention`
   * @see https://grafana.com/docs/loki/latest/operations/storage/retention/#configuring-the-retention-period
   */
  readonly streamRetention?: readonly StreamRetentionProps[];
}

/** Logs that are kept for another time than the rest. */
export interface StreamRetentionProps {
  /**
   * Which: those whose lines have all of these labels, at least one. `app` is the label `app.kubernetes.io/name` of the
   * pod: `{ namespace: 'shop', app: 'orders' }`. Each value is a name in Kubernetes. `NAUST-OBS-012`, `NAUST-VAL-005`
   */
  readonly labels: Readonly<Partial<Record<LogLabel, string>>>;
  /** How long they are kept: whole days, 1 to 3650. `NAUST-OBS-002` */
  readonly retention: Duration;
}
