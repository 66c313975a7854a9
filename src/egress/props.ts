import type { Pool } from '../cluster';

/** How the hosts are reached that are known by name alone. */
export interface EgressProxyProps {
  /**
   * A part of the cluster's range of Services that is given to nothing else: each host that is called gets one of its
   * addresses, by its name. At most 256 are used. `NAUST-VAL-002`, `NAUST-WRK-030`
   * @default - 10.43.0.128/25 in a cluster of naust's own; one that something else built has to name it
   * @see https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
   */
  readonly addresses?: string;
  /**
   * Pods at once, 1 to 100; each holds up to 2,000 connections. `NAUST-VAL-020`
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Its nodes, where partners let in the addresses of these alone.
   * @default - every node that its namespace allows
   */
  readonly on?: Pool;
}
