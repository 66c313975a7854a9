import {
  type Findings,
  having,
  kubernetesName,
  listOf,
  oneOf,
  optional,
  read,
  type Shape,
  shaped,
  shown,
  textLike,
} from '../../kernel';
import type { Peer } from '../../network';
import { type Disclosure, disclosureKind, resolveDisclosure } from '../../residency';
import type { External } from '../../workload';
import type { Severity } from '../alerts';
import { receiverDefaults } from './defaults';
import { emailAddress, userName } from './email-address';
import { Receiver } from './receiver';
import type { EmailProps, PagerDutyProps, ReceiverProps, WebhookProps } from './receiver-props';

interface Told {
  readonly name: string;
  readonly tells: readonly Severity[];
  /** A Secret that exists. */
  readonly secret: string;
  readonly host: string;
  readonly port: number;
  readonly peer: Peer;
  readonly disclosure: Disclosure | undefined;
}

export type ReceiverSpec =
  | (Told & { readonly kind: 'webhook' | 'pagerDuty' })
  | (Told & { readonly kind: 'email' } & Pick<EmailProps, 'from' | 'to' | 'username'>);

/** Nobody is there; something else is a problem already. */
const nowhere = {
  peer: { kind: 'networks', cidrs: [] },
  address: { host: 'host.example.no', port: 443 },
} as unknown as External;

/** Stands in for what is no receiver. */
export const noReceiver = Receiver.webhook({ at: nowhere, secret: 'oncall' });

const receiverShape: Shape<ReceiverProps> = {
  at: having('an External', 'peer', nowhere),
  recipient: optional(disclosureKind),
  tells: optional(listOf(oneOf('page', 'ticket', 'heartbeat'))),
};
const withSecret: Shape<WebhookProps & PagerDutyProps> = {
  ...receiverShape,
  secret: textLike(kubernetesName),
};
const emailShape: Shape<EmailProps> = {
  ...withSecret,
  from: textLike(emailAddress),
  to: listOf(textLike(emailAddress)),
  username: textLike(userName),
};

export function resolveReceiver(findings: Findings, name: string, receiver: Receiver): ReceiverSpec {
  const field = `alertmanager.receivers.${name}`;
  findings.check('the name of a receiver', name, kubernetesName);
  const { kind, props: given } = receiver.told;
  const props = read<WebhookProps>(findings, field, given, shaped(withSecret));
  findings.check(`${field}.secret`, props.secret, kubernetesName);
  const told: Told = {
    name,
    tells: props.tells ?? receiverDefaults.tells,
    secret: props.secret,
    host: props.at.address.host,
    port: props.at.address.port,
    peer: props.at.peer,
    disclosure: disclosureOf(findings, name, props),
  };
  if (kind !== 'email') return { ...told, kind };
  const { from, to, username } = read(findings, field, given, shaped(emailShape));
  findings.check(`${field}.from`, from, emailAddress);
  findings.checkAll(`${field}.to`, to.length === 0 ? [''] : to, emailAddress);
  findings.check(`${field}.username`, username, userName);
  return { ...told, kind, from, to, username };
}

function disclosureOf(findings: Findings, name: string, props: ReceiverProps): Disclosure | undefined {
  const { at, recipient } = props;
  if (recipient) return resolveDisclosure(findings, recipient, 'telemetry', `alerts for "${name}"`);
  if (at.peer.kind === 'pods') return undefined;
  findings.add({
    code: 'NAUST-OBS-010',
    what: `sends alerts to "${name}" outside of the cluster, and does not say to whom`,
    got: shown(at.address.host),
    allowed: 'a recipient with its name, its country and what it is told for',
    fix: "write recipient: { name: 'Vaktsentralen', country: 'NO', purpose: 'being on call' }",
  });
  return undefined;
}
