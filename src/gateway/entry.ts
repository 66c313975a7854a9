import type { Duration } from 'cdk8s';
import type { Pool } from '../cluster';
import type { Place } from '../residency';

/** Ports of every node of a cluster, 30000 to 32767. */
export interface NodePorts {
  /** Where plain HTTP arrives, to be sent on to HTTPS. */
  readonly http: number;
  /** Where TLS arrives. */
  readonly https: number;
}

/** A provider's load balancer, where it is not as usual. */
export interface LoadBalancerProps {
  /**
   * The node ports that the balancer sends to. Two gateways of one cluster need different ones.
   * `NAUST-CLU-011`, `NAUST-GTW-008`
   * @default { http: 30080, https: 30443 }
   */
  readonly nodePorts?: NodePorts;
  /**
   * Where the balancer's connections come from: these networks, and no other, may say what a client's address is.
   * `NAUST-VAL-002`, `NAUST-GTW-006`
   * @default - the private networks of the cluster, and its pods'
   */
  readonly from?: readonly string[];
  /**
   * How long the balancer keeps a connection that is idle, 1 ms to 1 d, where that is known: a gateway's
   * `clientKeepaliveTimeout` has to be longer. `NAUST-GTW-004`, `NAUST-GTW-036`
   * @default - not checked
   */
  readonly idleTimeout?: Duration;
}

/** What is known of what stands in front of a gateway. */
export interface AddressProps {
  /** The networks of what stands in front. Nothing else is let in. `NAUST-VAL-002`, `NAUST-GTW-006` */
  readonly from: readonly string[];
  /**
   * Where it reaches the gateway on every node. `NAUST-GTW-008`
   * @default - nowhere: it is in the cluster too, and reaches the Service
   */
  readonly nodePorts?: NodePorts;
  /**
   * Where it stands and who runs it: it has every request outside TLS. `NAUST-RES-001`, `NAUST-RES-002`, `NAUST-RES-013`
   * @default - not said, of which a platform warns: the register lists it as open
   */
  readonly place?: Place;
  /**
   * How long it keeps a connection to the gateway that is idle, 1 ms to 1 d, where that is known: a gateway's
   * `clientKeepaliveTimeout` has to be longer. `NAUST-GTW-004`, `NAUST-GTW-036`
   * @default - not checked
   */
  readonly idleTimeout?: Duration;
}

/** What `Entry.loadBalancer` gives. */
export interface LoadBalancerEntry extends LoadBalancerProps {
  readonly kind: 'loadBalancer';
}

/** What `Entry.hostPorts` gives. */
export interface HostPortsEntry {
  readonly kind: 'hostPorts';
  /** The nodes whose ports they are. */
  readonly pool: Pool;
}

/** What `Entry.address` gives. */
export interface AddressEntry extends AddressProps {
  readonly kind: 'address';
  /** Where clients reach it. */
  readonly address: string;
}

/** Straight from the world to a host's own ports 80 and 443. */
export interface DirectEntry {
  readonly kind: 'direct';
}

/** How traffic comes in. */
export type ClusterEntry = LoadBalancerEntry | HostPortsEntry | AddressEntry;
export type HostEntry = DirectEntry | AddressEntry;

/** How traffic comes in to a gateway. */
export const Entry = {
  /**
   * The provider's load balancer before the nodes. TLS passes through it unopened, and it says by the PROXY protocol
   * who the client is.
   */
  loadBalancer(props: LoadBalancerProps = {}): LoadBalancerEntry {
    return { kind: 'loadBalancer', ...props };
  },

  /**
   * Ports 80 and 443 of the nodes of a pool, one pod a node. Pod Security allows host ports only in a namespace with
   * the level `privileged`: give the gateway a namespace of its own. `NAUST-GTW-009`, `NAUST-GTW-010`
   */
  hostPorts(pool: Pool): HostPortsEntry {
    return { kind: 'hostPorts', pool };
  },

  /**
   * An address that exists already: an HTTP proxy in front, such as a web application firewall. It speaks TLS to the
   * gateway and names the client in `X-Forwarded-For`. `address` is where clients reach it.
   */
  address(address: string, props: AddressProps): AddressEntry {
    return { kind: 'address', address, ...props };
  },

  /** Straight from the world, on a host. */
  direct(): DirectEntry {
    return { kind: 'direct' };
  },
} as const;
