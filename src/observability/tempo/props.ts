import type { Duration, Size } from 'cdk8s';

/** The store of traces, for what speaks OTLP. */
export interface TempoProps {
  /**
   * The size of its volume: at least 1 GiB. Tempo deletes by age alone, so it has to hold the traces of the whole
   * retention. `NAUST-VAL-020`, `NAUST-OBS-004`, `NAUST-OBS-023`
   *
   * @default 20 GiB
   */
  readonly volume?: Size;
  /** How long traces are kept: whole days, 1 to 3650. `NAUST-OBS-002`, `NAUST-OBS-023` @default - as long as the rest */
  readonly retention?: Duration;
  /**
   * What the traces of a pod take in a day as they are kept, on the average: at least 1 MiB. By that it is checked
   * whether the retention fits `volume`. `NAUST-VAL-020`, `NAUST-OBS-023`
   *
   * @default 20 MiB
   */
  readonly tracesPerPod?: Size;
  /** Promised and never exceeded: at least 512 MiB. `NAUST-VAL-020` @default 1 GiB */
  readonly memory?: Size;
}
