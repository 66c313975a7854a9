import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';

/** An amount of CPU and memory. */
export interface Amount {
  /** Whole thousandths of a processor. `NAUST-POD-004` */
  readonly cpu: Cpu;
  /** More than none. `NAUST-POD-004` */
  readonly memory: Size;
}

/** What a container is promised and what it may never exceed. */
export interface ResourcesSpec {
  /** What the node keeps free for it; not above `limits`. `NAUST-POD-003` */
  readonly requests: Amount;
  /** Where its CPU is slowed down, and where for its memory it is ended. */
  readonly limits: Amount;
}

/** How the kubelet asks a container how it is. */
export interface ProbeSpec {
  /** Over HTTP, where an answer below 400 is good; by a connection; or by a command that ends with 0. */
  readonly check:
    | {
        readonly kind: 'http';
        readonly path: string;
        readonly port: number;
        /** By TLS, whoever the certificate is of. */
        readonly scheme?: 'HTTPS';
      }
    | { readonly kind: 'tcp'; readonly port: number }
    | { readonly kind: 'exec'; readonly command: readonly string[] };
  /** When to ask first, after the start. @default - at once */
  readonly initialDelay?: Duration;
  /** How often to ask: 1 s or more. */
  readonly period: Duration;
  /** How long to wait for the answer. @default - 1 s */
  readonly timeout?: Duration;
  /** After how many failures in a row it counts. @default - 3 */
  readonly failureThreshold?: number;
}

/** A port that a container listens on. */
export interface PortSpec {
  /** At most 15 characters, as Kubernetes asks. */
  readonly name: string;
  /** Its number: 1 to 65535, once in a pod. `NAUST-POD-006` */
  readonly port: number;
  /** What is spoken on it. @default - TCP */
  readonly protocol?: 'TCP' | 'UDP';
  /** A port of the node itself that leads here. @default - none */
  readonly hostPort?: number;
}

/** Where a container sees a volume. */
export interface MountSpec {
  /** The name of the volume. */
  readonly volume: string;
  /** Where it sees it. */
  readonly path: string;
  /** A part of it. @default - all of it */
  readonly subPath?: string;
  /** Whether it may only be read. @default false */
  readonly readOnly?: boolean;
  /** What the host mounts below a host path later is seen too. @default false */
  readonly followsHost?: boolean;
}

/** A value, or the name of a key in an existing Secret, or of a field of the pod. */
export type EnvironmentValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'secret'; readonly secret: string; readonly key: string }
  | { readonly kind: 'field'; readonly path: string };

/** A container of a pod, as it is before it is one of Kubernetes. */
export interface ContainerSpec {
  /** Once in a pod. */
  readonly name: string;
  /** With a tag other than `latest`, or a digest, or both. `NAUST-VAL-004` */
  readonly image: string;
  /** What it runs. @default - what its image says */
  readonly command?: readonly string[];
  /** The arguments of that. @default - what its image says */
  readonly args?: readonly string[];
  /** What it is told. @default - nothing */
  readonly environment?: Readonly<Record<string, EnvironmentValue>>;
  /** Where it listens. `NAUST-POD-006` @default - nowhere */
  readonly ports?: readonly PortSpec[];
  /** What it is promised and what it may never exceed: both. `NAUST-POD-003`, `NAUST-POD-007` */
  readonly resources: ResourcesSpec;
  /** Whether the pod is given requests. @default - as soon as it runs */
  readonly readiness?: ProbeSpec;
  /** Whether it is started again. @default - when it ends */
  readonly liveness?: ProbeSpec;
  /** Whether it has started: what comes after it waits for that. @default - as soon as it runs */
  readonly startup?: ProbeSpec;
  /** What it sees of the volumes. @default - nothing */
  readonly mounts?: readonly MountSpec[];
  /** Run before a stop signal is sent. @default - nothing */
  readonly preStop?: { readonly sleepSeconds: number };
}
