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
  readonly check:
    | { readonly kind: 'http'; readonly path: string; readonly port: number }
    | { readonly kind: 'tcp'; readonly port: number }
    | { readonly kind: 'exec'; readonly command: readonly string[] };
  readonly initialDelay?: Duration;
  readonly period: Duration;
  readonly timeout?: Duration;
  readonly failureThreshold?: number;
}

export interface PortSpec {
  /** At most 15 characters, as Kubernetes asks. */
  readonly name: string;
  readonly port: number;
  readonly protocol?: 'TCP' | 'UDP';
  /** A port of the node itself that leads here. */
  readonly hostPort?: number;
}

export interface MountSpec {
  readonly volume: string;
  readonly path: string;
  readonly subPath?: string;
  readonly readOnly?: boolean;
  /** What the host mounts below a host path later is seen too. @default false */
  readonly followsHost?: boolean;
}

/** A value, or the name of a key in an existing Secret, or of a field of the pod. */
export type EnvironmentValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'secret'; readonly secret: string; readonly key: string }
  | { readonly kind: 'field'; readonly path: string };

export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, EnvironmentValue>>;
  readonly ports?: readonly PortSpec[];
  readonly resources: ResourcesSpec;
  readonly readiness?: ProbeSpec;
  readonly liveness?: ProbeSpec;
  readonly startup?: ProbeSpec;
  readonly mounts?: readonly MountSpec[];
  /** Run before a stop signal is sent. */
  readonly preStop?: { readonly sleepSeconds: number };
}
