/** What is asked from without, as a client would. */
export interface ProbesProps {
  /** Names besides those of the gateways in the cluster, such as that of a gateway on a host. `NAUST-VAL-001` @default - none */
  readonly hosts?: readonly string[];
  /**
   * The networks where these names answer: the prober is let out to their port 443, and to nothing else. `NAUST-VAL-002`
   *
   * @default - every public IPv4 address, once there is a name to ask for
   */
  readonly networks?: readonly string[];
}
