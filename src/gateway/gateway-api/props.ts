import type { ClusterEntry } from '../entry';
import type { GatewayTarget, RoutingProps } from '../props';
import type { ClusterTls } from '../tls/tls';

/** What carries the traffic of a Gateway: an implementation of the Gateway API that runs in the cluster. */
export interface GatewayImplementation {
  /** The GatewayClass that it serves. `NAUST-GTW-002` */
  readonly gatewayClass: string;
  /**
   * Where its pods run that send requests to services. A `Namespace` of the cluster has to be there before, so that it is
   * opened. `NAUST-VAL-005`
   */
  readonly namespace: string;
  /** The labels of those pods. `NAUST-VAL-006`, `NAUST-VAL-007` @default - every pod of the namespace */
  readonly pods?: Readonly<Record<string, string>>;
}

/**
 * The routes of a gateway, for an implementation of the Gateway API. What its standard channel has no word for is a
 * problem: `NAUST-GTW-031`. A `timeout` counts here to the end of an answer, and a share of a `canary` is drawn for each
 * request.
 */
export interface GatewayApiProps extends RoutingProps<GatewayTarget, ClusterTls> {
  /** What carries the traffic. */
  readonly implementation: GatewayImplementation;
  /**
   * How traffic comes in, which the cluster then opens. The implementation has to be set up for it: its Service with
   * these node ports and the PROXY protocol, or its pods with the ports of their nodes.
   * @default - nothing is opened: the cluster is not one of naust, or is opened otherwise
   */
  readonly entry?: ClusterEntry;
}
