import type { IConstruct } from 'constructs';
import type { PodPort } from '../../network-policy';

/** Pods that the stack does not make, or that a test wants to stand for others. */
export interface PodsEnd {
  /** Where they run. */
  readonly namespace: string;
  /** What selects them. */
  readonly labels: Readonly<Record<string, string>>;
  /** What they listen on, where rules name ports instead of numbering them. @default - none */
  readonly ports?: readonly PodPort[];
}

/** An address outside the cluster, or a network of them: what is said of it is said of each address. */
export type AddressesEnd = { readonly address: string } | { readonly cidr: string };

/**
 * One end of a conversation: a construct that makes pods, or holds several that do; an `External`; pods by their labels;
 * addresses; or `'world'`, every public address. Of the world, a way from or to each IPv4 address is a way, and one for
 * any address of either family is one too many.
 */
export type ConversationEnd = IConstruct | PodsEnd | AddressesEnd | 'world';
