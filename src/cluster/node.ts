import type { Size } from 'cdk8s';
import type { HostSpec, UserDataLimit } from '../cloud-init';
import type { Place } from '../residency';
import type { Plan } from './plan';

/** One node of a cluster, whoever made it. */
export interface ClusterNode {
  /** Once in its cluster. */
  readonly name: string;
  /** The pool that it is one of. */
  readonly pool: string;
  /** Whether it runs the control plane. */
  readonly role: 'server' | 'agent';
  /** Where it stands. */
  readonly place: Place;
  /** What it has; of a node that something else made, what it leaves to pods. */
  readonly cpu: number;
  /** What its plan or its owner says it has. */
  readonly memory: Size;
  /** What its plan or its owner says it has. */
  readonly disk: Size;
  /** Whether these three are what it leaves to pods, and not all it has: so a node that something else made is described. */
  readonly leftToPods: boolean;
  /** What it registers with in Kubernetes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Such as `key=value:NoSchedule`. */
  readonly taints: readonly string[];
  /** That it shares with the nodes of its site; `undefined` where it has none, or that is not known. */
  readonly privateNetwork: string | undefined;
  /** Known before anything is made: an adopted host's. */
  readonly publicAddress?: string;
  /** Chosen at synth for what others must find: the servers. Agents take what the network gives them. */
  readonly privateAddress?: string;
}

/** A machine that joins by what naust tells it: `<platform>-<cluster>-<series>-<number>`, or a host by its own name. */
export interface MachineNode extends ClusterNode {
  /** What it was made together with: the pool's name, with the number of its generation from the second on. */
  readonly series: string;
  /** Whether nothing is on it any more, so that it may be deleted. */
  readonly drained: boolean;
  /** `undefined` for a host that exists already. */
  readonly plan?: Plan;
  /** @internal */
  readonly host: HostSpec;
  /** What its provider takes of user data. @internal */
  readonly userDataLimit: UserDataLimit;
}
