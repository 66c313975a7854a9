/**
 * A way in from outside that a construct declared. The firewalls open exactly these; nothing else is open to the world.
 */
export type Opening = LoadBalancerOpening | HostPortOpening;

/** The provider's load balancer before the nodes of the cluster's main site. TLS passes through it unopened. */
export interface LoadBalancerOpening {
  readonly kind: 'loadBalancer';
  /** Unique in the cluster. */
  readonly name: string;
  readonly ports: readonly { readonly listen: number; readonly nodePort: number }[];
}

/** Ports of the nodes of one pool themselves. */
export interface HostPortOpening {
  readonly kind: 'hostPorts';
  readonly name: string;
  readonly pool: string;
  readonly ports: readonly number[];
}
