import type { Size } from 'cdk8s';
import type { CloudFirewall } from '../cloud-init';
import type { Finding } from '../kernel';
import type { HostFile } from '../platform';
import type { Place } from '../residency';
import type { TerraformStack } from '../terraform';
import type { MachineNode } from './node';
import type { Opening } from './opening';
import type { Plan } from './plan';

/** A machine that exists already and has no API. */
export interface Host {
  /** Its host name, and its node's. */
  readonly name: string;
  /** The public address it is reached at. */
  readonly address: string;
  /** Virtual processors. */
  readonly cpu: number;
  /** All of it, before the system takes its part. */
  readonly memory: Size;
  /** The disk that the root file system is on, where volumes lie too. */
  readonly disk: Size;
  /** Where it stands and who runs it. */
  readonly place: Place;
}

/** The nodes of one cluster that one `Machines` makes: they share a private network, or are alone. */
export interface Site {
  readonly platform: string;
  readonly cluster: string;
  /** Unique in the cluster: the pool's name, or `main` for the cluster's own machines. */
  readonly name: string;
  readonly nodes: readonly MachineNode[];
  /** The private network of this site, free of every other range of the cluster. */
  readonly network: string;
  readonly podNetwork: string;
  /** Where the API answers inside the site, where it is there and that is known at synth. */
  readonly apiAddress: string | undefined;
  /** Whether the cluster has other sites, so that nodes meet on their public addresses over WireGuard. */
  readonly acrossSites: boolean;
}

/** What the rest of the cluster asks of a site. Addresses may be Terraform references. */
export interface Surroundings {
  /** The public addresses of every other site's nodes. */
  readonly peers: readonly string[];
  /** The public address of each of this site's own nodes, as `addresses` gave them. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly openings: readonly Opening[];
  /** A node's user data as a Terraform template: what the text itself would expand is escaped, tokens are references. */
  userData(node: MachineNode): string;
}

/** How much one firewall of a provider's takes. @internal */
export interface FirewallLimits {
  readonly rules: number;
  readonly sourcesPerRule: number;
}

/**
 * One provider's machines at one place: the shape that every provider's room has.
 * `P` is the provider's own plans, so that another's, or a misspelt one, does not compile.
 */
export interface Machines<P extends Plan = Plan> {
  /** Whose machines they are, such as `hetzner`. */
  readonly provider: string;
  /** Where machines that it makes stand. Hosts that exist each have their own place. */
  readonly place?: Place;
  /** Machines that exist already; `undefined` where as many are made as are asked for. @internal */
  readonly hosts?: readonly Host[];
  /** The bytes of user data that the provider takes; `undefined` where none is sent. @internal */
  readonly userDataLimit?: number;
  /** Whether its machines also take user data that is gzipped and in base64. @default false @internal */
  readonly userDataGzip?: boolean;
  /**
   * What it states its network storage to be, which the host gate takes in place of an NVMe device, and says so.
   * @default - nothing: only plans with a local NVMe disk are taken
   * @internal
   */
  readonly storage?: string;
  /** Networks whose owner may reach SSH and the Kubernetes API. @internal */
  readonly adminFrom: readonly string[];
  /**
   * Keys that its machines have to be told in their user data, where the provider does not bring them. @default []
   * @internal
   */
  readonly sshKeysByUserData?: readonly string[];
  /**
   * Whether its machines have a private network, which is made for them. Where they have none they meet on the
   * addresses they are given, over WireGuard. @internal
   */
  readonly privateNetwork: boolean;
  /**
   * Set where its machines have no public address: what they ask of the world goes through a gateway that it makes. The
   * addresses that it gives of them are that gateway's, and lead to SSH on the gateway and to the API behind it.
   * @internal
   */
  readonly natGateway?: {
    /** Name servers that are reached through it. */
    readonly resolvers: readonly string[];
  };
  /** How many machines and load balancers its private network takes; `undefined` where no limit is known. @internal */
  readonly networkLimit?: number;
  /**
   * The names of the plans that are offered where its machines stand; `undefined` where that is not known. @internal
   */
  readonly plans?: readonly string[];
  /**
   * What stands before its machines. Behind anything less than a stateful one, hosts are their own firewall too.
   * @internal
   */
  readonly cloudFirewall: CloudFirewall;
  /** What one firewall takes; `undefined` where the provider names no most. @internal */
  readonly firewallLimits?: FirewallLimits;
  /** @internal */
  readonly loadBalancers: boolean;
  /** What is wrong with its own props. @internal */
  readonly findings: readonly Finding[];
  /** The plan that `P` stands for; never read. */
  readonly planType?: P;
  /** The environment variable that Terraform's provider is let in by; `undefined` where none makes them. @internal */
  readonly credential?: string;
  /** Whether this site is made by Terraform. @internal */
  readonly terraform: boolean;
  /** First pass: whatever gives each node its public address, which other sites' firewalls name. @internal */
  addresses(stack: TerraformStack, site: Site): ReadonlyMap<string, string>;
  /**
   * Before the second pass: a load balancer before the API of its servers, reachable in its private network alone.
   * Gives its address or name there. Absent where it makes none.
   * @internal
   */
  apiLoadBalancer?(stack: TerraformStack, site: Site): string;
  /** Second pass: everything else. Not called where `terraform` is false. @internal */
  provision(stack: TerraformStack, site: Site, surroundings: Surroundings): void;
  /** Files for the hands of the person who runs a host that exists. Not called where `terraform` is true. @internal */
  hostFiles(site: Site, node: MachineNode, openings: readonly Opening[]): readonly HostFile[];
}
