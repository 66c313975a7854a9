import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { WorkloadProps } from '../deployment';
import type { HeartbeatProps } from '../worker';

/** A taint of nodes that does not keep a pod away. @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export interface TolerationProps {
  /** The key of the taint. `NAUST-VAL-006` */
  readonly key: string;
  /** Its value. `NAUST-VAL-007` @default - any */
  readonly value?: string;
  /** What the taint does to pods. @default - whatever it does */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

export interface DaemonProps extends WorkloadProps {
  /**
   * The nodes that refuse workloads and yet get one: those with these taints, or `'everything'` for every node, the
   * servers too. `on` and `personalData` hold all the same. `NAUST-VAL-006`, `NAUST-VAL-007`
   * @default - none: nodes that take workloads
   */
  readonly tolerates?: 'everything' | readonly TolerationProps[];
  /** How many of its pods may be missing while a new version comes, node by node: 1 to 1000. `NAUST-VAL-020` @default 1 */
  readonly maxUnavailable?: number;
  /**
   * How Kubernetes learns that it is stuck. The image needs `sh`, `stat` and `date`. Not together with `alive`
   * (`NAUST-WRK-021`); without either, one that is stuck stays so: the warning `NAUST-WRK-019`.
   * @default - none
   */
  readonly heartbeat?: HeartbeatProps;
  /**
   * A command of its image that fails when it is stuck, asked every 20 s; in the exec form, without a shell.
   * `NAUST-WRK-021`, `NAUST-WRK-022`
   * @default - none
   */
  readonly alive?: readonly string[];
  /**
   * How long it may take until the `heartbeat` file is there, or `alive` succeeds, for the first time: 1 s to 1 d; one that
   * takes longer is started again. Without either nobody asks. `NAUST-WRK-002`, `NAUST-POD-009`
   * @default - 5 m, or the `maxAge` of its heartbeat where that is longer
   */
  readonly startsWithin?: Duration;
  /** The CPU that each pod is promised, on every node; not above `cpuLimit`. `NAUST-POD-003`, `NAUST-POD-004` @default 100m */
  readonly cpu?: Cpu;
  /** The memory that each pod is promised, on every node; not above `memoryLimit`. `NAUST-POD-003` @default 128 MiB */
  readonly memory?: Size;
  /** The CPU at which it is slowed down. `NAUST-POD-003`, `NAUST-POD-004` @default 500m */
  readonly cpuLimit?: Cpu;
  /** The memory at which it is killed, before it takes its neighbours' memory. `NAUST-POD-003` @default 256 MiB */
  readonly memoryLimit?: Size;
  /** How long it may take to stop once told to, before it is killed: 1 to 86400 s. `NAUST-WRK-002` @default 30 s */
  readonly gracePeriod?: Duration;
}
