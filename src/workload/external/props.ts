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
   * `NAUST-VAL-002`, `NAUST-WRK-010`, `NAUST-WRK-011`
   * @default - not known: a problem as long as nothing in the cluster lets traffic out by name
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#what-you-can-t-do-with-network-policies-at-least-not-yet
   */
  readonly cidrs?: readonly string[];
}

export interface ExternalCidrsProps extends ExternalProps {
  readonly cidrs: readonly string[];
}
