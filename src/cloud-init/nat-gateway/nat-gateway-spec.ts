/** The machine through which the others of a private network get out, and operators in to the API. */
export interface NatGatewaySpec {
  readonly hostname: string;
  /** Whose machines it translates for. */
  readonly network: string;
  /** Where in the network the API answers: what comes to port 6443 is sent on there. */
  readonly api: string;
}
