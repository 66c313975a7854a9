import type { Conversation, End, Policy, Side } from '../../network-policy';
import { shown } from '../../kernel';

/** `TCP 8080` */
export function portText({ port: { port, protocol } }: Conversation): string {
  return `${protocol} ${port}`;
}

/** Why a conversation is not possible: which side is closed, by what, and which rule is missing. */
export function closedText(conversation: Conversation, sides: readonly Side[]): string {
  const { from, to } = conversation;
  const closed = sides.filter(({ open }) => !open);
  return [
    `${from.name} cannot reach ${to.name} at ${portText(conversation)}`,
    ...sides.filter(({ open }) => open).map((side) => `  ${sideName(side, conversation)} is open`),
    ...closed.map((side) => closedSide(side, conversation)),
  ].join('\n');
}

/** Why a conversation is possible: what opens each side. */
export function openText(conversation: Conversation, sides: readonly Side[]): string {
  const { from, to } = conversation;
  return [
    `${from.name} can reach ${to.name} at ${portText(conversation)}`,
    ...sides.map((side) => {
      const by =
        side.holding.length === 0
          ? 'no NetworkPolicy holds for it'
          : `allowed by NetworkPolicy ${namesOf(side.allowing)}`;
      return `  ${sideName(side, conversation)} is open: ${by}`;
    }),
  ].join('\n');
}

function closedSide(side: Side, conversation: Conversation): string {
  const [own, other] = sidesEnds(side, conversation);
  const word = side.direction === 'Egress' ? 'to' : 'from';
  const near =
    side.atOtherPorts.length > 0 ? [`    ${namesOf(side.atOtherPorts)} allows it at other ports only`] : [];
  return [
    `  ${sideName(side, conversation)} is closed by NetworkPolicy ${namesOf(side.holding)}`,
    ...near,
    `    missing: ${side.direction.toLowerCase()} of ${selected(own)} ${word} ${selected(other)} at ${portText(conversation)}`,
  ].join('\n');
}

function sideName(side: Side, conversation: Conversation): string {
  return `${side.direction.toLowerCase()} of ${sidesEnds(side, conversation)[0].name}`;
}

function sidesEnds({ direction }: Side, { from, to }: Conversation): readonly [own: End, other: End] {
  return direction === 'Egress' ? [from, to] : [to, from];
}

function selected(end: End): string {
  return end.kind === 'address' ? end.address : `pods ${shown(end.labels)} in namespace ${end.namespace}`;
}

function namesOf(policies: readonly Policy[]): string {
  return policies.map(({ namespace, name }) => `${namespace}/${name}`).join(', ');
}
