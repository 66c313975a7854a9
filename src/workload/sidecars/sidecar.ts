import type { TelemetryKind, TelemetryTarget } from '../../cluster';
import type { Findings } from '../../kernel';
import type { Traffic } from '../../network';
import type { ContainerSpec, EnvironmentValue, MountSpec, VolumeSpec } from '../../pod';
import type { Disclosure } from '../../residency';
import type { Callee } from '../callee';
import type { External } from '../external';

/** The pods that a sidecar is put into. */
export interface SidecarHost {
  /** The id of the workload: the name of its own container. */
  readonly name: string;
  /** Where they run. */
  readonly namespace: string;
  /** Where the application listens; `undefined` where it does not. */
  readonly port: number | undefined;
  /** What is wrong with the props of naust's own. @internal */
  readonly findings: Findings;
  /** @internal */
  readonly telemetry: (kind: TelemetryKind) => TelemetryTarget | undefined;
}

/** An object that a sidecar needs beside the pods. */
export interface SidecarObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly spec: object;
}

/** What a sidecar brings into a pod. */
export interface SidecarAddition {
  /**
   * The sidecar itself; its name is that of the workload and its own. It runs as the pod does: without root, without
   * capabilities, and with a file system that it cannot write to. `NAUST-POD-003`, `NAUST-POD-006`, `NAUST-POD-007`
   */
  readonly container: Omit<ContainerSpec, 'name'>;
  /** What it reads, by the name of the file: a ConfigMap, mounted at `folder`. A change starts the pods anew. @default - nothing */
  readonly files?: () => Readonly<Record<string, string>>;
  /** Where `files` are mounted. `NAUST-VAL-009` @default '/etc/sidecar' */
  readonly folder?: string;
  /** Volumes of the pod, for it and for the application. @default - none */
  readonly volumes?: readonly VolumeSpec[];
  /** What the application mounts of them. @default - nothing */
  readonly mounts?: readonly MountSpec[];
  /** What the application is told; its own `environment` may say otherwise. @default - nothing */
  readonly environment?: Readonly<Record<string, EnvironmentValue>>;
  /** Whom it calls. The way there is opened, and no other. @default - nobody */
  readonly reaches?: readonly (Callee | External)[];
  /** Who may call it, and at which of its ports. @default - nobody, and Prometheus at a port named `metrics` */
  readonly admits?: readonly Traffic[];
  /** Objects beside the pods. @internal */
  readonly objects?: readonly SidecarObject[];
  /** What it sends to whoever takes that in the cluster. @internal */
  readonly sends?: TelemetryKind;
  /** Who is given what it sends. @internal */
  readonly disclosures?: readonly Disclosure[];
}

/**
 * Something that runs beside the application in each of its pods: started before it, ended after it, and counted in the
 * report of capacity. Whoever has a `name` and a `pod` is one.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export interface Sidecar {
  /** Once in a pod: a DNS label. `NAUST-POD-011`, `NAUST-VAL-005` */
  readonly name: string;
  /** What it brings. It is asked once, and must not throw. `NAUST-POD-012` */
  pod(host: SidecarHost): SidecarAddition;
}
