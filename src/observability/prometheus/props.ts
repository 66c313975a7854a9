import type { Duration, Size } from 'cdk8s';

/** The store of metrics. */
export interface PrometheusProps {
  /**
   * The size of its volume: at least 1 GiB. About two bytes a sample: 500,000 series every 30 s for 15 days are 43 GB.
   * `NAUST-VAL-020`, `NAUST-OBS-004`, `NAUST-OBS-014`
   *
   * @default 50 GiB
   * @see https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects
   */
  readonly volume?: Size;
  /**
   * The oldest metrics are deleted early when all of them together reach this size, so that the volume never fills.
   * Smaller than `volume`, and no smaller than what comes within `retention`. `NAUST-OBS-003`, `NAUST-OBS-014`
   *
   * @default - four fifths of the volume
   * @see https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size
   */
  readonly sizeCap?: Size;
  /** How often every target is asked: 5 s to 2 m, in whole seconds. `NAUST-VAL-020` @default 30 s */
  readonly scrapeInterval?: Duration;
  /** Promised and never exceeded: at least 256 MiB; about 8 KiB a series. `NAUST-VAL-020` @default 2 GiB */
  readonly memory?: Size;
}
