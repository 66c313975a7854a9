import type { Duration } from 'cdk8s';
import type { Balance } from './balance';

/** One of several servers that are the same service. */
export interface UpstreamPeer {
  /** A name or an IP address. `NAUST-GTW-001` */
  readonly host: string;
  /** In place of the address's: 1 to 65535. `NAUST-VAL-021` @default - the address's */
  readonly port?: number;
  /** How many requests it gets for one of a peer with weight 1: 1 to 1000. `NAUST-VAL-020` @default - 1 */
  readonly weight?: number;
  /** Asked only while all the others are out. `NAUST-GTW-019` @default false */
  readonly backup?: boolean;
  /** Requests under way that it takes at most, 1 to 100000. `NAUST-VAL-020` @default - as many as come */
  readonly maxConnections?: number;
}

/** TLS to the servers of a service. Their certificates are always checked. */
export interface UpstreamTls {
  /** The name in their certificates, asked for by SNI. `NAUST-VAL-001` @default - the first host */
  readonly name?: string;
  /**
   * A PEM file, on the host or in the image, with the certificate authorities that they are believed by.
   * `NAUST-VAL-009`
   * @default - what the distribution trusts
   */
  readonly authorities?: string;
}

/** Where requests go that are neither a service of naust nor a cdk8s-plus Service. */
export interface Address {
  /** One name or IP address, or several that are the same service. `NAUST-GTW-001`, `NAUST-GTW-012` */
  readonly host: string | readonly (string | UpstreamPeer)[];
  /** 1 to 65535. `NAUST-VAL-021` */
  readonly port: number;
  /**
   * The networks that a name leads to. A gateway in a cluster needs them for names outside it, because network
   * policies know no names. `NAUST-VAL-002`, `NAUST-GTW-011`
   * @default - the IP addresses in `host`, or the namespace of a name that ends in `.svc.cluster.local`
   */
  readonly networks?: readonly string[];
  /** Speak TLS to it. @default - plain HTTP */
  readonly tls?: UpstreamTls;
  /**
   * How long it keeps a connection that is idle, where that is known: the gateway's has to be shorter.
   * `NAUST-GTW-004`, `NAUST-GTW-027`
   * @default - not checked
   */
  readonly idleTimeout?: Duration;
}

/** How requests meet the peers of a service. */
export interface UpstreamProps {
  /** How a peer is chosen. @default - Balance.leastConn() */
  readonly balance?: Balance;
  /** Idle connections to each service that a worker keeps, 1 to 10000. `NAUST-VAL-020`, `NAUST-GTW-025` @default 64 */
  readonly keepalive?: number;
  /**
   * How long such a connection is kept: less than the service's own, or requests meet a closed connection. Node's is
   * 5 s. `NAUST-GTW-004`, `NAUST-GTW-027`
   * @default 4 s
   */
  readonly keepaliveTimeout?: Duration;
  /** Failures within `failTimeout` that take a peer out, 1 to 1000; not with a single peer. `NAUST-VAL-020` @default 3 */
  readonly maxFails?: number;
  /** The time in which failures count, and for which a peer is out: 1 s to 1 h. `NAUST-GTW-004` @default 30 s */
  readonly failTimeout?: Duration;
}
