import type { Duration, Size } from 'cdk8s';
import type { ContainerSpec } from './container-spec';

/** Where the scheduler may put a pod. Both conditions hold when both are given. */
export interface Placement {
  /** Values of `topology.kubernetes.io/region`, such as `norway`. */
  readonly regions?: readonly string[];
  /** A pool of the cluster, by its label `naust/pool`. */
  readonly pool?: string;
  /** The taints of the nodes that it is held to, which keep others away. */
  readonly tolerations?: readonly TolerationSpec[];
}

export type VolumeSpec =
  | { readonly kind: 'empty'; readonly name: string; readonly sizeLimit: Size; readonly inMemory?: boolean }
  | { readonly kind: 'configMap'; readonly name: string; readonly configMap: string }
  /** The files of all of them in one folder. */
  | { readonly kind: 'configMaps'; readonly name: string; readonly configMaps: readonly string[] }
  | {
      readonly kind: 'secret';
      readonly name: string;
      readonly secret: string;
      /** Each becomes a file of its name; what else is in the Secret does not reach the pod. */
      readonly keys: readonly string[];
    }
  | { readonly kind: 'claim'; readonly name: string; readonly claim: string }
  | {
      readonly kind: 'host';
      readonly name: string;
      readonly path: string;
      /** Whether a folder is made there where nothing is. @default false */
      readonly made?: boolean;
    };

/** @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export interface TolerationSpec {
  /** `undefined` for every taint. */
  readonly key?: string;
  readonly operator: 'Exists' | 'Equal';
  readonly value?: string;
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

export interface PodSpec {
  /** The labels that select it; others are added from `labels`. */
  readonly selector: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerSpec[];
  /** Run once, before the sidecars and containers. */
  readonly init?: readonly ContainerSpec[];
  /** Native sidecars: started before the containers, in this order, and stopped after them. */
  readonly sidecars?: readonly ContainerSpec[];
  readonly volumes?: readonly VolumeSpec[];
  readonly placement?: Placement;
  /** Labels of the nodes that it may stand on. The controller of DaemonSets replaces the affinity, and keeps these. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Spread over nodes and zones as well as the scheduler can. */
  readonly spread?: boolean;
  /** The name of its PriorityClass. */
  readonly priorityClass?: string;
  readonly gracePeriod?: Duration;
  /** Only where the pod talks to the Kubernetes API; without it no token is mounted. */
  readonly serviceAccount?: string;
  /** The user, group and volume group that everything in the pod runs as. */
  readonly uid?: number;
  readonly tolerateAll?: boolean;
  /** The taints of nodes that do not keep it away. */
  readonly tolerations?: readonly TolerationSpec[];
  /** Whether a container that ends is started again in its pod. @default 'Always' */
  readonly restartPolicy?: 'Never' | 'OnFailure';
  /** Names that lead elsewhere than DNS says. */
  readonly hostAliases?: readonly { readonly ip: string; readonly hostnames: readonly string[] }[];
  /** Kernel settings of the pod's own network, of those that `restricted` allows: a node's do not reach into it. */
  readonly sysctls?: Readonly<Record<string, string>>;
}
