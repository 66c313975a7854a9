import type { IConstruct } from 'constructs';
import type { PodPeer } from './peer';

/** How pods get out to a host of which the name alone is known. */
export type NameWay = CiliumWay | NameProxy;

/** Cilium sees which addresses a pod was told for a name, and lets it out to those. */
export interface CiliumWay {
  readonly kind: 'cilium';
}

/** Pods that pass connections on to the names that they are made for. */
export interface NameProxy {
  readonly kind: 'proxy';
  readonly peer: PodPeer;
  /** Where callers find it in the place of a host; `undefined` where there is no room for it. */
  at(host: string, port: number): ProxiedHost | undefined;
}

export interface ProxiedHost {
  /** Of a Service, which keeps the host's own ports. */
  readonly address: string;
  /** As the pods of the proxy listen. */
  readonly podPort: number;
}

const ways = new WeakMap<IConstruct, NameWay>();

/** For everything in a construct. */
export function letOutByName(within: IConstruct, way: NameWay): void {
  ways.set(within, way);
}

/** The nearest; `undefined` where there is none. */
export function wayByName(construct: IConstruct): NameWay | undefined {
  const scope = [...construct.node.scopes].reverse().find((above) => ways.has(above));
  return scope && ways.get(scope);
}
