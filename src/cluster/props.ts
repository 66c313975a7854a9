import type { HostProps } from '../cloud-init';
import type { Machines } from './machines';
import type { PinnedData } from '../pin';
import type { ResilienceEngine } from '../resilience';
import type { Plan } from './plan';
import type { EtcdSnapshots } from './snapshots';
import type { TerraformState } from './state';

/** The machines of a pool that newer ones take over from. */
export interface PreviousGeneration<P extends Plan> {
  /** How many there are. `NAUST-CLU-001`, `NAUST-CLU-002` */
  readonly count: number;
  /** As they were made. */
  readonly plan: P;
  /**
   * Whether nothing is on them any more, so that nothing protects them from being deleted. Apply this first; then take
   * the generation out. @default false
   */
  readonly drained?: boolean;
}

/** What may be said of a pool whose machines are made. */
export interface GenerationProps<P extends Plan> {
  /**
   * Which making of its machines this is. A machine that exists never changes its image, its plan, its keys or its user
   * data: another generation makes new ones beside it, whose names carry the number from 2 on. 1 to 999. `NAUST-CLU-014`
   * @default 1
   */
  readonly generation?: number;
  /**
   * The generation before, as long as it is to stay beside the new one. Both are nodes of the pool; what has
   * `naust/generation` of the old is drained before it is taken out. `NAUST-CLU-014`
   * @default - none: the machines of another generation go
   */
  readonly previous?: PreviousGeneration<P>;
}

/** A pool that the cluster's own machines make. */
export interface MadePoolProps<P extends Plan> extends GenerationProps<P>, HostProps {
  /** How many machines: 1 to 100, of servers an odd number. `NAUST-CLU-001`, `NAUST-CLU-002` */
  readonly count: number;
  /** Which machine, from the provider's typed plans. Those that exist keep theirs: another takes a new `generation`. */
  readonly plan: P;
  /** The loss of its one node is accepted, and reported rather than refused. @default false */
  readonly singleNode?: boolean;
  readonly machines?: undefined;
}

/** A pool of machines that exist already. */
export interface AdoptedPoolProps extends HostProps {
  /** The hosts, by `adopted([...])`. */
  readonly machines: Machines<never>;
  /** The loss of its one node is accepted, and reported rather than refused. @default false */
  readonly singleNode?: boolean;
}

/** A pool that another provider makes, joined to the cluster over WireGuard. */
export interface OtherSitePoolProps extends GenerationProps<Plan>, HostProps {
  /** The other provider, such as `upcloud({...})` in a cluster of Hetzner's. */
  readonly machines: Machines;
  /** 1 to 100. `NAUST-CLU-001` */
  readonly count: number;
  /** A plan of the same provider as `machines`; another takes a new `generation`. `NAUST-CLU-004` */
  readonly plan: Plan;
  /** The private network of that site; it overlaps no other range of the cluster. `NAUST-CLU-005` */
  readonly network: string;
  /** The loss of its one node is accepted, and reported rather than refused. @default false */
  readonly singleNode?: boolean;
}

/** A pool: of as many machines as are asked for, or of hosts that exist. */
export type PoolProps<P extends Plan> = MadePoolProps<P> | AdoptedPoolProps | OtherSitePoolProps;

/** What encrypts traffic between the nodes of a cluster. */
export type NodeEncryption = 'ipsec' | 'wireguard';

/** Names of StorageClasses. */
export type PinnedStorage = Readonly<Partial<Record<PinnedData, readonly string[]>>>;

/** How the Kubernetes API is reached. */
export interface ApiProps {
  /**
   * Whether a load balancer of the provider's stands before the servers, in their private network alone: nodes join
   * there, whichever server is lost. Operators go to the servers themselves, as `adminFrom` is for firewalls, and load
   * balancers have none. `NAUST-CLU-017`
   * @default - true where there are several servers and their provider has load balancers
   */
  readonly loadBalancer?: boolean;
  /**
   * A name that leads to the servers, for kubeconfigs to hold; the API's certificate is for it too. Give it the
   * addresses of the Terraform output `server_addresses`, all of them. `NAUST-VAL-001`
   * @default - none: a kubeconfig holds the address of one server
   */
  readonly host?: string;
}

/** What a cluster consists of. */
export interface ClusterProps<P extends Plan, N extends string> {
  /** What makes every machine of a pool that names no machines of its own. `NAUST-CLU-003` */
  readonly machines?: Machines<P>;
  /** Where Terraform keeps its state; required as soon as it makes a machine. `NAUST-CLU-006` */
  readonly state?: TerraformState;
  /** The machines that run the control plane and etcd. Where other pools exist, workloads stay off them. */
  readonly servers: MadePoolProps<NoInfer<P>> | AdoptedPoolProps;
  /** The machines that run the workloads, by the name of their pool. */
  readonly pools: Readonly<Record<N, PoolProps<NoInfer<P>>>>;
  /** How the Kubernetes API is reached. */
  readonly api?: ApiProps;
  /**
   * Where the servers copy etcd to. @default - to their own disks alone, every 12 hours
   */
  readonly snapshots?: EtcdSnapshots;
  /**
   * The release of k3s that machines are made with. Those that exist are brought to it by `K3sUpgrades`. `NAUST-CLU-019`
   * @default 'v1.35.6+k3s1'
   */
  readonly k3sVersion?: string;
  /** The private network of the cluster's own machines. `NAUST-CLU-005` @default '10.0.0.0/16' */
  readonly network?: string;
  /**
   * StorageClasses that something else makes, by what their volumes may hold: the stack says of them that their volumes
   * are only where that may rest, and nothing proves it. Namespaces pinned with `holds` take these beside
   * `local-path-<what it holds>`. `NAUST-VAL-005`, `NAUST-RES-015`
   * @default - none
   */
  readonly pinnedStorage?: PinnedStorage;
  /**
   * What carries the policies of its calls out. @default - an Envoy beside each caller: `ResilienceEngine.envoy()`
   */
  readonly resilience?: ResilienceEngine;
}
