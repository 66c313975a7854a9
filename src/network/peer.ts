/** Pods that share a namespace and labels, wherever they run. */
export interface PodPeer {
  readonly kind: 'pods';
  /** Where they run. */
  readonly namespace: string;
  /** Those that each of them has. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Every pod of a namespace. */
export interface NamespacePeer {
  readonly kind: 'namespace';
  /** Its name. */
  readonly namespace: string;
}

/** Every pod of every namespace. */
export interface EveryPodPeer {
  readonly kind: 'everyPod';
}

/** Addresses outside the cluster, or of its nodes. */
export interface NetworkPeer {
  readonly kind: 'networks';
  /** In CIDR form. */
  readonly cidrs: readonly string[];
  /** Networks inside `cidrs` that stay closed. @default - none */
  readonly except?: readonly string[];
}

/** A host outside the cluster of which the name alone is known: it is reached by Cilium's leave or by an `EgressProxy`. */
export interface NamePeer {
  readonly kind: 'name';
  /** Its DNS name. */
  readonly host: string;
}

/** What is let in or reached. A name can be reached, not let in. */
export type Peer = PodPeer | NamespacePeer | EveryPodPeer | NetworkPeer | NamePeer;

/** A port as the pod listens on it: network policies see traffic after the Service has translated it. */
export interface PeerPort {
  /** A number, or the name that each pod gives the port in its own containers. */
  readonly port: number | string;
  /** What is spoken on it. @default 'TCP' */
  readonly protocol?: 'TCP' | 'UDP';
}

/** One allowed direction of one conversation. */
export interface Traffic {
  /** The other end. */
  readonly peer: Peer;
  /** Those of whoever is called. */
  readonly ports: readonly PeerPort[];
}
