import type { Duration } from 'cdk8s';
import type { PodTraffic } from '../network';
import type { CalleeAddition } from '../resilience';

/** Something inside the cluster that answers on a port: what a gateway routes to and a service calls. */
export interface Callee {
  /** Where callers connect to: the Service. */
  readonly address: { readonly host: string; readonly port: number };
  /** The name of a headless Service, by which a proxy that balances itself finds every pod. */
  readonly peersHost?: string;
  /** The port that the pods listen on, which network policies see. */
  readonly podPort: number;
  /** Opened for each caller; `undefined` where the callee is not guarded by a policy of ours. */
  readonly traffic?: PodTraffic;
  /** Where the authority is by which its certificate is believed; `undefined` where it is asked in the clear. */
  readonly tls?: {
    /** The Secret of its certificate, with the authority at `ca.crt`. */
    readonly secret: string;
    /** Where that is. */
    readonly namespace: string;
    /** A ConfigMap that each namespace has, with the authority at this key; `undefined` where there is none. */
    readonly trust: { readonly configMap: string; readonly key: string } | undefined;
  };
  /** Whether what it answers may be personal data. */
  readonly personalData?: boolean;
  /** How long it keeps a connection that is idle; `undefined` where that is not known. */
  readonly idleTimeout?: Duration;
  /** Told what the engine of its callers asks of its pods and its Service. @internal */
  readonly joinedBy?: (addition: CalleeAddition, caller: PodTraffic) => void;
  /** The longest that it waits for what it calls itself, tries included; `undefined` where that is not known. */
  readonly answersWithin?: Duration;
}
