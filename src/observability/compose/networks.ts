import { cidr, cidrsOverlap, type Finding } from '../../kernel';

/** Each a bridge of its own, so that none reaches more than it has to. */
export type NetworkName = 'inside' | 'window' | 'targets' | 'receivers';

export type Subnets = Readonly<Record<NetworkName, string>>;

const names: readonly NetworkName[] = ['inside', 'window', 'targets', 'receivers'];

/** A quarter each of a /24: 60 containers. */
export function subnetsOf(network: string): Subnets {
  const [address = ''] = network.split('/');
  const first = address.split('.').slice(0, 3).join('.');
  return Object.fromEntries(
    names.map((name, index) => [name, `${first}.${index * 64}/26`]),
  ) as unknown as Subnets;
}

/** What is reached by an address of this network would never be reached. */
export function networkFindings(network: string, others: readonly string[]): readonly Finding[] {
  const fits = cidr.accepts(network) && network.endsWith('/24') && !network.includes(':');
  const clash = fits ? others.filter((other) => cidr.accepts(other) && cidrsOverlap(other, network)) : [];
  if (fits && clash.length === 0) return [];
  return [
    {
      code: 'NAUST-CMP-005',
      what: fits
        ? 'gives containers addresses that others have, whom they could then not reach'
        : 'gives containers a network that cannot be divided among them',
      got: fits ? `network ${network}, and ${clash.join(', ')}` : network,
      allowed:
        'an IPv4 network with 24 bits that shares no address with adminFrom, logsFrom, receivers and scrapes',
      fix: "name a private one that is free there: network: '172.30.255.0/24'",
    },
  ];
}
