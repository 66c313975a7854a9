import type { DisclosureProps } from '../../residency';

/** A host outside of the cluster. */
export interface ExternalProps {
  /** Its DNS name. `NAUST-VAL-001` */
  readonly host: string;
  /**
   * 1 to 65535; traffic is let out to this port alone. `NAUST-VAL-021`
   * @default 443
   */
  readonly port?: number;
  /**
   * The networks that its owner publishes: a network policy knows addresses, not names. The whole internet is refused.
   * `NAUST-VAL-002`, `NAUST-WRK-010`, `NAUST-WRK-011`, `NAUST-WRK-029`
   * @default - not known: it is reached by its name, where Cilium or an `EgressProxy` lets pods out by names
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#what-you-can-t-do-with-network-policies-at-least-not-yet
   */
  readonly cidrs?: readonly string[];
  /**
   * What personal data it is given: none, or who it is that gets it and what for. Whoever handles personal data calls
   * only what says so. `NAUST-RES-006`, `NAUST-RES-008`
   * @default - not said: a problem where a workload with personal data calls it
   */
  readonly personalData?: false | DisclosureProps;
}

/** A host whose owner publishes its networks. */
export interface ExternalCidrsProps extends ExternalProps {
  /** Those networks, in CIDR form; never the whole internet. `NAUST-VAL-002`, `NAUST-WRK-011`, `NAUST-WRK-029` */
  readonly cidrs: readonly string[];
}

/** Pods of the same cluster that something else looks after, such as an operator's Kafka or a database's pooler. */
export interface ExternalPodsProps {
  /** The name of their Service, in full. `NAUST-VAL-001` */
  readonly host: string;
  /** 1 to 65535, as the pods listen on it. `NAUST-VAL-021` */
  readonly port: number;
  /** The namespace that they are in. `NAUST-VAL-005` */
  readonly namespace: string;
  /** The labels that select them; none would be every pod there. `NAUST-VAL-006`, `NAUST-VAL-007`, `NAUST-WRK-023` */
  readonly labels: Readonly<Record<string, string>>;
}
