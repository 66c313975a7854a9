import type { Duration } from 'cdk8s';

export interface PeerSpec {
  readonly host: string;
  readonly port: number;
  readonly weight: number;
  readonly backup: boolean;
  readonly maxConnections: number | undefined;
}

export interface UpstreamTlsSpec {
  readonly name: string;
  /** `undefined` for those that the distribution trusts. */
  readonly authorities: string | undefined;
}

/** The servers that a target leads to, what it is called, and what is known of it. */
export interface TargetSpec {
  readonly called: string;
  readonly peers: readonly PeerSpec[];
  readonly tls?: UpstreamTlsSpec;
  /** How long it keeps an idle connection. */
  readonly idleTimeout?: Duration;
  /** The longest that it waits for what it calls itself: asked when all calls are declared. */
  readonly answersWithin?: () => Duration | undefined;
  readonly personalData?: boolean;
}

export function peer(host: string, port: number): PeerSpec {
  return { host, port, weight: 1, backup: false, maxConnections: undefined };
}
