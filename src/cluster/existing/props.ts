import type { Size } from 'cdk8s';
import type { Place } from '../../residency';
import type { ResilienceEngine } from '../../resilience';
import type { NodeEncryption, PinnedStorage } from '../props';
import type data from './cni.json';

/** What connects pods, by the names of `cni.json`. */
export type Cni = keyof typeof data.plugins;

/** A node as `kubectl get nodes` shows it. */
export interface ExistingNode {
  /** Once in the cluster. `NAUST-VAL-005`, `NAUST-CLU-008` */
  readonly name: string;
  /** Where it stands and who runs it. `NAUST-RES-001` */
  readonly place: Place;
  /** What it leaves to pods: `status.allocatable`. */
  readonly allocatable: Allocatable;
  /** Taints that keep pods away, such as `dedicated=database:NoSchedule`. `NAUST-CLU-021` @default - none: it takes every pod */
  readonly taints?: readonly string[];
}

export interface Allocatable {
  /** In whole processors and parts of them, more than 0. `NAUST-CLU-021` */
  readonly cpu: number;
  /** The part of its memory, rounded down to whole mebibytes. */
  readonly memory: Size;
  /** The part of its disk that is `ephemeral-storage`. */
  readonly disk: Size;
}

export interface ExistingPoolProps {
  /** At least one. `NAUST-CLU-001` */
  readonly nodes: readonly ExistingNode[];
  /** The loss of its one node is accepted, and reported rather than refused. @default false */
  readonly singleNode?: boolean;
}

export interface ExistingClusterProps<N extends string> {
  /** Its nodes by what they are for, under names of your own. */
  readonly pools: Readonly<Record<N, ExistingPoolProps>>;
  /**
   * What connects its pods. One that does not enforce network policies is refused: every
   * namespace is closed by them. `NAUST-CLU-022`
   */
  readonly cni: Cni;
  /** Where its control plane keeps the cluster's objects, Secrets among them: etcd, or what stands for it. `NAUST-RES-001` */
  readonly controlPlane: Place;
  /** The range of its pods. `NAUST-VAL-002`, `NAUST-CLU-005` */
  readonly podNetwork: string;
  /** The private ranges of its nodes, where gateways may take callers for the cluster's own. `NAUST-VAL-002` @default [] */
  readonly nodeNetworks?: readonly string[];
  /**
   * Its StorageClasses, by what their volumes may hold: the stack says of them that their volumes are only where that may
   * rest, and nothing proves it. `NAUST-VAL-005`, `NAUST-RES-015`
   * @default - none
   */
  readonly pinnedStorage?: PinnedStorage;
  /**
   * What encrypts traffic between its nodes: WireGuard, as of k3s, Cilium or Calico, or IPsec. The stack says so, and
   * nothing proves it. Without either, personal data over a call that nothing else encrypts is a problem. `NAUST-RES-020`,
   * `NAUST-VAL-030`
   * @default - not known
   * @see https://docs.cilium.io/en/stable/security/network/encryption-wireguard/
   */
  readonly nodeEncryption?: NodeEncryption;
  /**
   * What carries the policies of its calls out. @default - an Envoy beside each caller: `ResilienceEngine.envoy()`
   */
  readonly resilience?: ResilienceEngine;
}
