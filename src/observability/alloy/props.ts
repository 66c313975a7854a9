import type { Size } from 'cdk8s';

/** What brings the logs of every pod to Loki. */
export interface AlloyProps {
  /** Promised and never exceeded: at least 256 MiB; grows with the number of containers. `NAUST-VAL-020` @default 1 GiB */
  readonly memory?: Size;
}
