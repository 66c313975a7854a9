import { podNetworks } from './addresses';
import type { CalledPort, End, PodEnd } from './end';
import { overlap, rangeOf, rangeOfAddress, within } from './ip-range';
import type { Direction, IpBlock, Policy, PolicyPeer, PolicyPort, PolicyRule } from './policy';
import { selects } from './selector';

/**
 * Blocks are for addresses outside the cluster, and whether one catches a pod too is up to the CNI: it `never` counts
 * where a way is to be proven, and `maybe` where one is to be ruled out.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 */
export type PodsInBlocks = 'never' | 'maybe';

/** One side of a conversation: what the policies for the pods at this end say of the other. */
export interface Side {
  readonly direction: Direction;
  readonly open: boolean;
  /** Those that hold for this end in this direction: without any, it is open. */
  readonly holding: readonly Policy[];
  /** Those of them that allow the conversation. */
  readonly allowing: readonly Policy[];
  /** Those of them that allow the other end, at other ports. */
  readonly atOtherPorts: readonly Policy[];
}

export interface Conversation {
  readonly from: End;
  readonly to: End;
  readonly port: CalledPort;
}

/** Both sides have to be open. Policies add up: what one allows, no other takes back. */
export function sidesOf(
  policies: readonly Policy[],
  { from, to, port }: Conversation,
  podsInBlocks: PodsInBlocks,
): readonly [egress: Side, ingress: Side] {
  const side = (direction: Direction, own: End, other: End): Side => {
    const holding = policies.filter((policy) => holdsFor(policy, direction, own));
    const toOther = (policy: Policy): readonly PolicyRule[] =>
      policy.rules[direction].filter((rule) => allowsPeer(rule, policy.namespace, other, podsInBlocks));
    const allowing = holding.filter((policy) => toOther(policy).some((rule) => allowsPort(rule, to, port)));
    const atOtherPorts = holding.filter((policy) => toOther(policy).length > 0 && !allowing.includes(policy));
    return { direction, open: holding.length === 0 || allowing.length > 0, holding, allowing, atOtherPorts };
  };
  return [side('Egress', from, to), side('Ingress', to, from)];
}

function holdsFor(policy: Policy, direction: Direction, end: End): boolean {
  return (
    end.kind === 'pods' &&
    !end.hostNetwork &&
    end.namespace === policy.namespace &&
    policy.types.includes(direction) &&
    selects(policy.podSelector, end.labels)
  );
}

function allowsPeer({ peers }: PolicyRule, home: string, other: End, podsInBlocks: PodsInBlocks): boolean {
  return peers.length === 0 || peers.some((peer) => isPeer(peer, home, other, podsInBlocks));
}

function isPeer(peer: PolicyPeer, home: string, other: End, podsInBlocks: PodsInBlocks): boolean {
  if (peer.ipBlock) {
    if (other.kind === 'address') return holds(peer.ipBlock, other.address);
    return podsInBlocks === 'maybe' && mayHoldPods(peer.ipBlock);
  }
  return other.kind === 'pods' && !other.hostNetwork && isSelected(peer, home, other);
}

/** Without a selector of namespaces, pods of the policy's own are meant; without one of pods, all of a namespace. */
function isSelected({ namespaceSelector, podSelector }: PolicyPeer, home: string, pod: PodEnd): boolean {
  const inNamespace = namespaceSelector
    ? selects(namespaceSelector, pod.namespaceLabels)
    : pod.namespace === home;
  return inNamespace && selects(podSelector ?? {}, pod.labels);
}

function holds({ cidr, except = [] }: IpBlock, address: string): boolean {
  const at = rangeOfAddress(address);
  return within(at, rangeOf(cidr)) && !except.some((inner) => within(at, rangeOf(inner)));
}

function mayHoldPods({ cidr, except = [] }: IpBlock): boolean {
  const [block, closed] = [rangeOf(cidr), except.map(rangeOf)];
  return podNetworks
    .map(rangeOf)
    .some((pods) => overlap(pods, block) && !closed.some((inner) => within(pods, inner)));
}

function allowsPort({ ports }: PolicyRule, callee: End, called: CalledPort): boolean {
  return ports.length === 0 || ports.some((port) => isPort(port, callee, called));
}

/** A name means whatever ports the called pod gives it; an address outside has no names. */
function isPort({ port, endPort, protocol = 'TCP' }: PolicyPort, callee: End, called: CalledPort): boolean {
  if (protocol !== called.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return called.port >= port && called.port <= (endPort ?? port);
  if (callee.kind === 'address') return false;
  return callee.ports.some(
    (own) => own.name === port && own.port === called.port && own.protocol === protocol,
  );
}
