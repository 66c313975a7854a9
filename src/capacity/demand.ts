import type { Amounts } from './node-room';
import type { NodeTerm } from './node-terms';

/** Pods of one kind, as the scheduler will be asked for them. */
export interface Demand {
  /** `Deployment shop/orders` */
  readonly name: string;
  /** `everyNode` where each node that it is let on has one. */
  readonly copies: number | 'everyNode';
  readonly each: Amounts;
  /** The part of `each` that its sidecars ask for, by their names. */
  readonly sidecars: readonly { readonly name: string; readonly each: Amounts }[];
  /** One of these has to fit; none is no condition. */
  readonly terms: readonly NodeTerm[];
  readonly tolerations: readonly Toleration[];
  /** No two pods that claim one of these stand on one node. */
  readonly hostPorts: readonly string[];
  /** Node labels over whose values its pods may differ in number by so many. */
  readonly spread: readonly { readonly key: string; readonly maxSkew: number }[];
  /** Node labels of which each value has one of its pods at most. */
  readonly apart: readonly string[];
  readonly priority: number;
}

export interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}
