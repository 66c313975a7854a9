import type { Size } from 'cdk8s';

/** The store of logs. */
export interface LokiProps {
  /**
   * The size of its volume: at least 1 GiB. Loki deletes by age alone, so it has to hold the logs of the whole
   * retention, compressed to about a tenth. `NAUST-VAL-020`, `NAUST-OBS-004`
   *
   * @default 50 GiB
   * @see https://grafana.com/docs/loki/latest/operations/storage/filesystem/
   */
  readonly volume?: Size;
  /** Promised and never exceeded: at least 512 MiB. `NAUST-VAL-020` @default 1 GiB */
  readonly memory?: Size;
}
