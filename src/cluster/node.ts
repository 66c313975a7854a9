import type { Size } from 'cdk8s';
import type { HostSpec } from '../cloud-init';
import type { Place } from '../residency';
import type { Plan } from './plan';

/** One machine of a cluster, as it will be. */
export interface ClusterNode {
  /** Unique in the provider's project and in the cluster: `<platform>-<cluster>-<series>-<number>`. */
  readonly name: string;
  /** The pool that it is one of. */
  readonly pool: string;
  /** Whether it runs the control plane. */
  readonly role: 'server' | 'agent';
  /** What it was made together with: the pool's name, with the number of its generation from the second on. */
  readonly series: string;
  /** Whether nothing is on it any more, so that it may be deleted. */
  readonly drained: boolean;
  /** Where it stands. */
  readonly place: Place;
  /** Virtual processors. */
  readonly cpu: number;
  /** What its plan or its owner says it has. */
  readonly memory: Size;
  /** What its plan or its owner says it has. */
  readonly disk: Size;
  /** `undefined` for a host that exists already. */
  readonly plan?: Plan;
  /** Known before anything is made: an adopted host's. */
  readonly publicAddress?: string;
  /** Chosen at synth for what others must find: the servers. Agents take what the network gives them. */
  readonly privateAddress?: string;
  /** What it registers with in Kubernetes. */
  readonly labels: Readonly<Record<string, string>>;
  /** @internal */
  readonly host: HostSpec;
}
