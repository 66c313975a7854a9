import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { ReplicatedWorkloadProps } from '../deployment';
import type { TlsProxyProps } from '../sidecars';

/** Whether a pod is given requests. */
export interface ReadinessProps {
  /** The path that answers below 400 when requests may come. `NAUST-VAL-010` @default '/health' */
  readonly path?: string;
  /**
   * When to ask first, after the start of the container and not before it has started: 0 to 3600 s, within what a rollout
   * waits. `NAUST-WRK-002`, `NAUST-POD-010`
   * @default 5 s
   */
  readonly after?: Duration;
  /** How often to ask: 1 to 3600 s. `NAUST-WRK-002` @default 10 s */
  readonly every?: Duration;
  /** How long to wait for the answer: 1 s to `every`. `NAUST-WRK-002` @default 1 s */
  readonly timeout?: Duration;
  /** After how many failures in a row no more requests come: 1 to 100. `NAUST-VAL-020` @default 3 */
  readonly failures?: number;
}

/** Whether a container is started again. */
export interface LivenessProps {
  /** The path that answers below 400 while the process is of use. `NAUST-VAL-010` @default '/health' */
  readonly path?: string;
  /**
   * When to ask first, after the start of the container and not before it has started: 0 to 3600 s. `NAUST-WRK-002`
   * @default 15 s
   */
  readonly after?: Duration;
  /** How often to ask: 1 to 3600 s. `NAUST-WRK-002` @default 20 s */
  readonly every?: Duration;
  /** How long to wait for the answer: 1 s to `every`. `NAUST-WRK-002` @default 1 s */
  readonly timeout?: Duration;
  /** After how many failures in a row it is started again: 1 to 100. `NAUST-VAL-020` @default 3 */
  readonly failures?: number;
}

export interface MicroserviceProps extends ReplicatedWorkloadProps {
  /**
   * Where the container listens: 1024 to 65535, as it is not root. Its Service listens on the same. `NAUST-VAL-021`,
   * `NAUST-WRK-016`
   * @default 8080
   */
  readonly port?: number;
  /**
   * TLS at the end of every call: an nginx beside the application takes it at a port of its own, by a certificate of
   * cert-manager, and asks the application in the clear on the pod's loopback, where alone it should listen. Its probes
   * ask by the same way. Callers are told `<NAME>_CA_FILE`, where the authority is that they believe; a gateway does not
   * route to it. `NAUST-RES-021`, `NAUST-RES-022`
   * @default - none: plain HTTP, which clusters of naust encrypt between their nodes
   */
  readonly tls?: TlsProxyProps;
  /** How Kubernetes learns that it takes requests. @default - see ReadinessProps */
  readonly readiness?: ReadinessProps;
  /** How Kubernetes learns that it must be started again. @default - see LivenessProps */
  readonly liveness?: LivenessProps;
  /**
   * How long it may take, from the start of its container, until the path of `liveness` answers for the first time: 1 s to
   * 1 d. It is asked every 5 s, and before it has answered neither `readiness` nor `liveness` is asked; a container that
   * takes longer is started again. A rollout waits for it: above 5 min the Deployment's `progressDeadlineSeconds` is this
   * and 5 min for the image. `NAUST-WRK-002`, `NAUST-POD-009`, `NAUST-POD-010`
   * @default 5 m
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes
   */
  readonly startsWithin?: Duration;
  /** The CPU that each pod is promised; not above `cpuLimit`. `NAUST-POD-003`, `NAUST-POD-004` @default 250m */
  readonly cpu?: Cpu;
  /** The memory that each pod is promised; not above `memoryLimit`. `NAUST-POD-003` @default 512 MiB */
  readonly memory?: Size;
  /** The CPU at which it is slowed down. `NAUST-POD-003`, `NAUST-POD-004` @default 500m */
  readonly cpuLimit?: Cpu;
  /** The memory at which it is killed, before it takes its neighbours' memory. `NAUST-POD-003` @default 512 MiB */
  readonly memoryLimit?: Size;
  /**
   * How many requests one pod bears at once: 1 to 1000000, as measured. What all workloads that call it by a policy may
   * have under way, `concurrency.connections` of each of their pods, is then held against what its pods bear together;
   * of an autoscaler the most, on both sides. What a gateway lets in is not counted. `NAUST-VAL-020`, `NAUST-RSL-023`,
   * `NAUST-RSL-024`
   * @default - not known, and not checked
   */
  readonly concurrency?: number;
  /**
   * How long a pod that is to stop goes on answering, while proxies learn that it leaves: 0 to 600 s, shorter than
   * `gracePeriod`. `NAUST-WRK-002`, `NAUST-WRK-017`
   * @default 5 s
   */
  readonly drain?: Duration;
  /**
   * How long a pod may take to stop, `drain` included, before it is killed: 1 to 86400 s. `NAUST-WRK-002`
   * @default 30 s
   */
  readonly gracePeriod?: Duration;
}
