import ipaddr from 'ipaddr.js';
import type { FirewallRule } from '../../cluster';
import { isWholeInternet } from '../../kernel';
import type { FirewallRulesFirewallRule } from './bindings/firewall-rules/index';

type Rule = FirewallRulesFirewallRule;

/**
 * The ordered rules of one server, the first that fits deciding. UpCloud's firewall knows no connections, so answers
 * to what a node or a pod asked have to be let in as if they were questions, to any port that asking may use; the host,
 * which does know, drops what is no answer. Private networks do not pass through here.
 * @see https://upcloud.com/docs/guides/managing-firewall/
 */
export function renderFirewallRules(rules: readonly FirewallRule[]): Rule[] {
  return [
    ...rules.flatMap(openings),
    ...rules.filter(isAmongAnswers).map(closed),
    ...answers,
    { direction: 'in', action: 'drop', comment: 'everything else' },
    { direction: 'out', action: 'accept', comment: 'everything' },
  ];
}

function openings(rule: FirewallRule): Rule[] {
  const port = String(rule.port);
  const from = (family: string, start?: string, end?: string): Rule => ({
    direction: 'in',
    action: 'accept',
    family,
    protocol: rule.protocol,
    comment: rule.name,
    destinationPortStart: port,
    destinationPortEnd: port,
    sourceAddressStart: start,
    sourceAddressEnd: end,
  });
  return [
    ...rule.networks.map((network) => from(familyOf(network), ...rangeOf(network))),
    ...rule.addresses.map((address) => from(familyOf(address), address, address)),
  ];
}

/** Whether a port that only some may come to could be taken for one that answers go to. The host lets everyone in there. */
function isAmongAnswers({ port, networks }: FirewallRule): boolean {
  return port >= firstAsking && !networks.some(isWholeInternet);
}

function closed({ name, protocol, port }: FirewallRule): Rule {
  return {
    direction: 'in',
    action: 'drop',
    family: 'IPv4',
    protocol,
    comment: `${name}: nobody else`,
    destinationPortStart: String(port),
    destinationPortEnd: String(port),
  };
}

/** Where questions come from: a node's by its kernel profile, a pod's by what masquerading makes of it. */
const firstAsking = 1024;
const asking = { destinationPortStart: String(firstAsking), destinationPortEnd: '65535' };
const answer = { direction: 'in', action: 'accept', family: 'IPv4' };

function udpAnswer(comment: string, port: string): Rule {
  return { ...answer, ...asking, protocol: 'udp', comment, sourcePortStart: port, sourcePortEnd: port };
}

const answers: readonly Rule[] = [
  { ...answer, ...asking, protocol: 'tcp', comment: 'answers: TCP' },
  udpAnswer('answers: DNS', '53'),
  udpAnswer('answers: time', '123'),
  {
    ...answer,
    protocol: 'udp',
    comment: 'answers: DHCP',
    sourcePortStart: '67',
    sourcePortEnd: '67',
    destinationPortStart: '68',
    destinationPortEnd: '68',
  },
  // Without it, packets too large for a link on the way vanish. @see https://www.rfc-editor.org/rfc/rfc1191
  { ...answer, protocol: 'icmp', icmpType: '3', comment: 'answers: destination unreachable' },
];

/** A reference is to a public address of a node, and those are IPv4. */
function familyOf(addressOrNetwork: string): string {
  return addressOrNetwork.includes(':') ? 'IPv6' : 'IPv4';
}

/** The first and the last address; none where that is every address there is. */
function rangeOf(network: string): [string, string] | [] {
  if (network.endsWith('/0')) return [];
  const [address, bits] = ipaddr.parseCIDR(network);
  const bytes = address.toByteArray();
  const last = bytes.map((byte, n) => byte | (0xff >> Math.min(Math.max(bits - 8 * n, 0), 8)));
  return [address.toString(), ipaddr.fromByteArray(last).toString()];
}
