import ipaddr from 'ipaddr.js';
import type { Grammar } from './grammar';

/** An IP network in its canonical form: no host bits, prefix length given. */
export const cidr: Grammar = {
  name: 'a network in CIDR form',
  code: 'NAUST-VAL-002',
  allowed: 'an IPv4 or IPv6 network in its shortest form, with its prefix length and no host bits',
  example: '203.0.113.0/24',
  accepts: (value) => {
    if (!/^[0-9a-f.:]+\/[0-9]{1,3}$/.test(value) || !ipaddr.isValidCIDR(value)) return false;
    const [address, bits] = ipaddr.parseCIDR(value);
    const network =
      address.kind() === 'ipv4'
        ? ipaddr.IPv4.networkAddressFromCIDR(value)
        : ipaddr.IPv6.networkAddressFromCIDR(value);
    return `${network.toString()}/${bits}` === value;
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
  const [addressA, bitsA] = ipaddr.parseCIDR(a);
  const [addressB, bitsB] = ipaddr.parseCIDR(b);
  if (addressA.kind() !== addressB.kind()) return false;
  const bits = Math.min(bitsA, bitsB);
  return addressA.kind() === 'ipv4'
    ? (addressA as ipaddr.IPv4).match(addressB as ipaddr.IPv4, bits)
    : (addressA as ipaddr.IPv6).match(addressB as ipaddr.IPv6, bits);
}

/** Whether a valid network holds every address of its family. */
export function isWholeInternet(network: string): boolean {
  return network.endsWith('/0');
}
