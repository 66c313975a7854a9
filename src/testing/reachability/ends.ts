import { Construct, type IConstruct } from 'constructs';
import { type Callee, External } from '../../workload';
import { pathOf } from '../../kernel';
import { type NetworkPeer, type PodPeer, type ProxiedHost, wayByName } from '../../network';
import { type AddressEnd, type End, type PodsInBlocks, representatives, world } from '../../network-policy';
import type { ConversationEnd, PodsEnd } from './conversation-end';
import { podEndsOf } from './pod-ends';
import type { PolicyScope } from './policy-scope';

const noEnd = "an end is a construct, { namespace, labels }, { address }, { cidr } or 'world'";

/** Everyone that stands at one end, addresses by one of each kind. */
export function endsOf(end: ConversationEnd, scope: PolicyScope, podsInBlocks: PodsInBlocks): readonly End[] {
  if (end === 'world') {
    const families = podsInBlocks === 'maybe' ? ([4, 6] as const) : ([4] as const);
    return families.flatMap((family) => addressesOf('the world', world[family], scope));
  }
  if (end instanceof External) return externalEnds(end, scope);
  if (Construct.isConstruct(end)) return podsOf(end as IConstruct, scope);
  if (typeof end !== 'object') throw new TypeError(noEnd);
  if ('address' in end) return [{ kind: 'address', name: end.address, address: end.address }];
  if ('cidr' in end) return addressesOf(end.cidr, end.cidr, scope);
  if ('namespace' in end && 'labels' in end) return [labelled(end, scope)];
  throw new TypeError(noEnd);
}

/** The port that is asked at the pods that stand in the place of a host, where those are asked; what was said otherwise. */
export function portInPlaceOf<P>(end: ConversationEnd, said: P): P | number {
  if (!(end instanceof External)) return said;
  const isItsOwn = said === undefined || said === end.address.port;
  return (isItsOwn && proxyFor(end)?.at?.podPort) || said;
}

/** The port that is meant when none is said, where the called end has one that callers use. */
export function portOfCallee(end: ConversationEnd): number | undefined {
  if (end instanceof External) return end.address.port;
  const { podPort } = Object(end) as Partial<Callee>;
  return podPort;
}

function podsOf(construct: IConstruct, scope: PolicyScope): readonly End[] {
  const ends = podEndsOf(construct, scope.labelsOf);
  if (ends.length === 0)
    throw new Error(`${pathOf(construct)} makes no pods, so nothing reaches it or is reached by it`);
  return ends;
}

function externalEnds(external: External, scope: PolicyScope): readonly End[] {
  const { peer } = external;
  if (peer.kind === 'pods') return [labelled(peer, scope)];
  const proxy = proxyFor(external)?.peer;
  if (proxy) return [labelled(proxy, scope)];
  const { cidrs } = peer as NetworkPeer;
  return cidrs.flatMap((cidr) => addressesOf(external.address.host, cidr, scope));
}

/** What stands in the place of a host that is known by its name alone. */
function proxyFor(
  external: External,
): { readonly peer: PodPeer; readonly at: ProxiedHost | undefined } | undefined {
  const { peer, address } = external;
  const way = peer.kind === 'name' ? wayByName(external) : undefined;
  return way?.kind === 'proxy' ? { peer: way.peer, at: way.at(address.host, address.port) } : undefined;
}

function addressesOf(name: string, network: string, { policies }: PolicyScope): readonly AddressEnd[] {
  return representatives(network, policies).map((address) => ({
    kind: 'address',
    name: `${name} (${address})`,
    address,
  }));
}

function labelled({ namespace, labels, ports = [] }: PodsEnd, { labelsOf }: PolicyScope): End {
  const written = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return {
    kind: 'pods',
    name: `pods ${written.join(',') || 'without labels'} of namespace ${namespace}`,
    namespace,
    namespaceLabels: labelsOf(namespace),
    labels,
    ports,
    hostNetwork: false,
  };
}
