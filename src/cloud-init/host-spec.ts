import type { GateSpec } from './gate-spec';
import type { HostProfile } from './profile';

/** Where Terraform puts the join secrets into user data; the same words stand in the copy that is for eyes. */
export const serverTokenReference = '${server_token}';
export const agentTokenReference = '${agent_token}';

/** Where Terraform puts the public address of the API into the user data of machines of another site. */
export const apiAddressReference = '${api_address}';

/** Where Terraform puts the address inside the site of the load balancer before the API. */
export const privateApiReference = '${private_api_address}';

/** Where Terraform puts the addresses of the other servers, where they are known to it alone: with commas between. */
export const serversReference = '${server_addresses}';

/**
 * The firewall that a provider puts before its machines. One that is `stateless` remembers no connections, so it lets in
 * whatever could be an answer; behind it, and where there is none, the host drops what nobody asked for.
 */
export type CloudFirewall = 'stateful' | 'stateless' | 'none';

/** How a machine in a private network alone gets out of it. */
export interface WayOut {
  /** The router of the private network, which hands on to the NAT gateway. */
  readonly router: string;
  /** Name servers that are reached that way. */
  readonly resolvers: readonly string[];
}

/** What one machine is told at its first start. */
export interface HostSpec {
  readonly hostname: string;
  /** The release of k3s that it is made with, such as `v1.35.6+k3s1`. */
  readonly k3sVersion: string;
  readonly role: 'server' | 'agent';
  /** What it is for, which its kernel settings and limits follow. */
  readonly profile: HostProfile;
  /** What it has to pass before it joins. */
  readonly gate: GateSpec;
  /** The server that begins the cluster; every other node joins. */
  readonly initialises: boolean;
  /** `https://<address>:6443` of a server; `undefined` for the initialising one, and where the bootstrap script is told. */
  readonly join: string | undefined;
  /**
   * The other servers' addresses: a node joins at whichever of them answers. One that begins the cluster looks there, too:
   * made anew, it joins the cluster that they kept instead of beginning a second one.
   */
  readonly servers: readonly string[];
  /** How a server copies etcd into a bucket; `undefined` where its own disk is all. */
  readonly snapshots: { readonly schedule: string; readonly keep: number } | undefined;
  /** What the API is reached at besides a server's own addresses: its certificate is for these too. */
  readonly apiNames: readonly string[];
  /** How secrets reach the host: in its user data by Terraform, or from a file given to the bootstrap script by hand. */
  readonly tokens: 'terraform' | 'bootstrap';
  /** Kubernetes node labels. */
  readonly labels: Readonly<Record<string, string>>;
  /** Kubernetes taints the node registers with, such as `key=value:NoSchedule`. */
  readonly taints: readonly string[];
  /** Whether nodes meet on public addresses over WireGuard. Private ones stay for what is inside a site. */
  readonly acrossSites: boolean;
  /** The site's private network: the node's own address is the one on the interface that reaches it. */
  readonly privateNetwork: string | undefined;
  /** The way to the world, for a machine that has no public address; `undefined` where it has one. */
  readonly wayOut: WayOut | undefined;
  /** Known before it starts; `undefined` where the machine learns it at start. */
  readonly publicAddress: string | undefined;
  readonly podNetwork: string;
  readonly serviceNetwork: string;
  readonly clusterDns: string;
  /** OpenSSH public keys of those who may log in as root, where the provider does not install them. */
  readonly sshKeys: readonly string[];
  /** SSH and API from here: a host without a cloud firewall closes both to the rest. */
  readonly adminFrom: readonly string[];
  /** TCP ports that are open to the world on this host, by what the stack declared. */
  readonly openPorts: readonly number[];
  /** What stands before it. */
  readonly cloudFirewall: CloudFirewall;
}
