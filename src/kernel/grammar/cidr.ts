import ipaddr from 'ipaddr.js';
import type { Grammar } from './grammar';

/** An IP network in its canonical form: no host bits, prefix length given. */
export const cidr: Grammar = {
  name: 'a network in CIDR form',
  code: 'NAUST-VAL-002',
  allowed: 'an IPv4 or IPv6 network in its shortest form, with its prefix length and no host bits',
  example: '203.0.113.0/24',
  accepts: (value) => {
    const family = familyOf(value);
    if (!/^[0-9a-f.:]+\/[0-9]{1,3}$/.test(value) || !family.isValidCIDR(value)) return false;
    const [, bits] = family.parseCIDR(value);
    return `${family.networkAddressFromCIDR(value).toString()}/${bits}` === value;
  },
};

/** One address, without a prefix length. */
export const ipAddress: Grammar = {
  name: 'an IP address',
  code: 'NAUST-VAL-003',
  allowed: 'an IPv4 address in four decimal parts, or an IPv6 address',
  example: '198.51.100.7',
  accepts: (value) =>
    /^[0-9.]+$/.test(value)
      ? ipaddr.IPv4.isValidFourPartDecimal(value)
      : /^[0-9a-f:.]+$/.test(value) && ipaddr.IPv6.isValid(value),
};

/** The network that holds just this address. */
export function hostCidr(address: string): string {
  return `${address}/${address.includes(':') ? 128 : 32}`;
}

/** Whether two valid networks share an address. Networks of different families never do. */
export function cidrsOverlap(a: string, b: string): boolean {
  const [familyA, familyB] = [familyOf(a), familyOf(b)];
  if (familyA !== familyB) return false;
  return familyA === ipaddr.IPv4
    ? overlap(ipaddr.IPv4.parseCIDR(a), ipaddr.IPv4.parseCIDR(b))
    : overlap(ipaddr.IPv6.parseCIDR(a), ipaddr.IPv6.parseCIDR(b));
}

function overlap<A extends { match(other: A, bits: number): boolean }>(
  [a, bitsA]: readonly [A, number],
  [b, bitsB]: readonly [A, number],
): boolean {
  return a.match(b, Math.min(bitsA, bitsB));
}

/** ipaddr.js would try every form of the other family first. */
function familyOf(network: string): typeof ipaddr.IPv4 | typeof ipaddr.IPv6 {
  return network.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
}

/** Whether a valid network holds every address of its family. */
export function isWholeInternet(network: string): boolean {
  return network.endsWith('/0');
}
