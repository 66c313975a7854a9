export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** A port that a container declares. */
export interface PodPort {
  /** As rules may name it. */
  readonly name?: string;
  /** 1 to 65535. */
  readonly port: number;
  /** What is spoken on it. */
  readonly protocol: Protocol;
}

/** Pods of one template, as policies see them. */
export interface PodEnd {
  readonly kind: 'pods';
  /** As a message names them: `shop/orders`. */
  readonly name: string;
  readonly namespace: string;
  readonly namespaceLabels: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** What names of ports in rules lead to. */
  readonly ports: readonly PodPort[];
  /** On the network of its node: policies do not hold for it, and no selector finds it. */
  readonly hostNetwork: boolean;
}

/** One address outside the cluster. */
export interface AddressEnd {
  readonly kind: 'address';
  readonly name: string;
  readonly address: string;
}

/** One end of a conversation. */
export type End = PodEnd | AddressEnd;

/** What the called end listens on. */
export interface CalledPort {
  readonly port: number;
  readonly protocol: Protocol;
}
