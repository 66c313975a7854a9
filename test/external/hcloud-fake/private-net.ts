import { invalid, unprocessable } from './api-error';
import type { Location } from './catalogue';
import { block, toNumber, toText, within } from './ipv4';
import type { Network, PrivateNet, State } from './state';

/** Addresses of a network that something has. */
function taken(state: State, network: Network): Set<number> {
  const attached = [...state.servers.all(), ...state.loadBalancers.all()].flatMap((of) => of.private_net);
  const addresses = attached
    .filter((of) => of.network === network.id)
    .flatMap((of) => [of.ip, ...of.alias_ips]);
  // The network's first address is the gateway of everything in it.
  return new Set([block(network.ip_range).first + 1, ...addresses.map(toNumber)]);
}

interface Wish {
  readonly ip?: string | undefined;
  readonly ip_range?: string | undefined;
  readonly alias_ips?: readonly string[] | undefined;
}

/** Gives something an address in a network, the wished one or the next that is free. */
export function attach(
  state: State,
  to: { readonly location: Location; private_net: PrivateNet[]; readonly name: string },
  networkId: number,
  { ip, ip_range, alias_ips = [] }: Wish,
): void {
  const network = state.networks.referred(networkId);
  if (to.private_net.some((of) => of.network === network.id)) {
    throw unprocessable('already_attached', `${to.name} is already attached to ${network.name}`);
  }
  const zone = to.location.network_zone;
  if (ip_range !== undefined && !network.subnets.some((of) => of.ip_range === ip_range)) {
    throw invalid(`${network.name} has no subnet ${ip_range}`);
  }
  const subnets = network.subnets
    .filter((of) => of.network_zone === zone && (ip_range === undefined || of.ip_range === ip_range))
    .map((of) => block(of.ip_range));
  if (subnets.length === 0) {
    throw unprocessable('no_subnet_available', `${network.name} has no subnet in ${zone} for ${to.name}`);
  }
  const used = taken(state, network);
  const claim = (address: string): string => {
    const wanted = toNumber(address);
    const subnet = subnets.find((of) => within({ first: wanted, last: wanted }, of));
    if (!subnet || wanted === subnet.first || wanted === subnet.last || used.has(wanted)) {
      throw unprocessable(
        'ip_not_available',
        `${address} is not to be had in ${network.name} for ${to.name}`,
      );
    }
    used.add(wanted);
    return address;
  };
  const next = (): string => {
    for (const { first, last } of subnets) {
      for (let address = first + 1; address < last; address++) {
        if (!used.has(address)) return toText(address);
      }
    }
    throw unprocessable('ip_not_available', `${network.name} is full`);
  };
  const own = claim(ip ?? next());
  to.private_net.push({ network: network.id, ip: own, alias_ips: alias_ips.map(claim) });
}

export function detach(from: { private_net: PrivateNet[]; readonly name: string }, networkId: number): void {
  const rest = from.private_net.filter((of) => of.network !== networkId);
  if (rest.length === from.private_net.length) throw invalid(`${from.name} is not in network ${networkId}`);
  from.private_net = rest;
}
