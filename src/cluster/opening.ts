/**
 * A way in from outside that a construct declared. The firewalls open exactly these; nothing else is open to the world.
 */
export type Opening = LoadBalancerOpening | HostPortOpening;

/** The provider's load balancer before the nodes of the cluster's main site. TLS passes through it unopened. */
export interface LoadBalancerOpening {
  readonly kind: 'loadBalancer';
  /** Unique in the cluster. */
  readonly name: string;
  /** The ports that the balancer listens on, and where on each node they lead. */
  readonly ports: readonly { readonly listen: number; readonly nodePort: number }[];
}

/** Ports of the nodes of one pool themselves. */
export interface HostPortOpening {
  readonly kind: 'hostPorts';
  /** Of what is opened for. */
  readonly name: string;
  /** Whose nodes are opened. */
  readonly pool: string;
  /** TCP ports of the nodes themselves. */
  readonly ports: readonly number[];
}
