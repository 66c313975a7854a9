import type { Protection } from '../../cluster';
import type { Place, ZoneOf } from '../../residency';

/** A site of Safespring's; `osl2` is in Norway. @see https://docs.safespring.com/compute/sites/ */
export type SafespringSite = ZoneOf<'safespring'>;

/** A site of any other OpenStack cloud, with networks, routers and floating addresses of its users' own (Neutron). */
export interface OpenStackSite {
  /** Where it stands and who runs it. `NAUST-RES-001` */
  readonly place: Place;
  /** Its name in the cloud's catalogue: credentials of another are refused. `NAUST-OST-005` */
  readonly region: string;
  /** The name of the network that floating addresses come from. `NAUST-OST-005` */
  readonly externalNetwork: string;
  /** Whether the cloud makes load balancers (Octavia). */
  readonly loadBalancers: boolean;
}

/**
 * Machines at an OpenStack cloud, made by Terraform. Credentials are read from the environment: `OS_CLOUD`, or
 * `OS_AUTH_URL` with `OS_APPLICATION_CREDENTIAL_ID` and `OS_APPLICATION_CREDENTIAL_SECRET`.
 */
export interface OpenStackProps {
  /**
   * Where the machines stand. At Safespring nodes have one public address each and meet on it, over WireGuard: its
   * networks are shared and routed, and no private one can be made. `NAUST-OST-001`, `NAUST-RES-001`
   */
  readonly site: SafespringSite | OpenStackSite;
  /**
   * The entry of `clouds.yaml` that has the credentials, as a cluster at two sites needs two. `NAUST-OST-005`
   * @default - the environment's
   */
  readonly cloud?: string;
  /**
   * OpenSSH public keys of those who may log in as root, a line each; at least one. They go into user data: a key pair
   * of OpenStack's belongs to one user, so that a colleague's plan would make it anew. A change reaches new machines
   * only. `NAUST-OST-002`
   */
  readonly sshKeys: readonly string[];
  /**
   * Networks in CIDR form from where SSH and the Kubernetes API can be reached; at least one, and never the whole
   * internet. `NAUST-OST-003`, `NAUST-VAL-002`
   */
  readonly adminFrom: readonly string[];
  /** The system image of new machines, by its name. Existing machines keep theirs. `NAUST-OST-004` @default 'ubuntu-24.04' */
  readonly image?: string;
  /**
   * What Terraform refuses to replace or destroy: every machine with its address, those of the control plane, or none.
   * OpenStack's API itself has no such protection, and a machine taken out of a pool goes. @default 'all'
   */
  readonly protection?: Protection;
}
