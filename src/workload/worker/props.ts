import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { ReplicatedWorkloadProps } from '../deployment';

/** A file that the worker touches each time round its loop. */
export interface HeartbeatProps {
  /** Below `/tmp` or `logs`, where alone it can write. `NAUST-VAL-009`, `NAUST-WRK-020` */
  readonly file: string;
  /**
   * How old the file may become before the container is started again: 1 to 86400 s, longer than the longest batch.
   * `NAUST-WRK-002`
   */
  readonly maxAge: Duration;
}

export interface WorkerProps extends ReplicatedWorkloadProps {
  /**
   * How Kubernetes learns that it is stuck. The image needs `sh`, `stat` and `date`. Not together with `alive`
   * (`NAUST-WRK-021`); without either, one that is stuck stays so: the warning `NAUST-WRK-019`.
   * @default - none
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
   */
  readonly heartbeat?: HeartbeatProps;
  /**
   * A command of its image that fails when it is stuck, asked every 20 s; in the exec form, without a shell.
   * `NAUST-WRK-021`, `NAUST-WRK-022`
   * @default - none
   */
  readonly alive?: readonly string[];
  /**
   * How long it may take, from the start of its container, until `heartbeat` or `alive` succeeds for the first time: 1 s to
   * 1 d. That is asked every 5 s; a container that takes longer is started again, and a rollout waits for it: above 5 min
   * the Deployment's `progressDeadlineSeconds` is this and 5 min for the image. Without either nothing is asked.
   * `NAUST-WRK-002`, `NAUST-POD-010`
   * @default - 5 m, or the `maxAge` of `heartbeat` where that is longer
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes
   */
  readonly startsWithin?: Duration;
  /** The CPU that each pod is promised; not above `cpuLimit`. `NAUST-POD-003`, `NAUST-POD-004` @default 250m */
  readonly cpu?: Cpu;
  /** The memory that each pod is promised; not above `memoryLimit`. `NAUST-POD-003` @default 512 MiB */
  readonly memory?: Size;
  /** The CPU at which it is slowed down. `NAUST-POD-003`, `NAUST-POD-004` @default 500m */
  readonly cpuLimit?: Cpu;
  /** The memory at which it is killed, before it takes its neighbours' memory. `NAUST-POD-003` @default 1 GiB */
  readonly memoryLimit?: Size;
  /**
   * How long it may take to finish its batch and commit once told to stop, before it is killed: 1 to 86400 s, longer
   * than the longest batch. `NAUST-WRK-002`
   * @default 1 m
   */
  readonly gracePeriod?: Duration;
}
