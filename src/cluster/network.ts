import ipaddr from 'ipaddr.js';

/** The n-th address of a valid IPv4 network, the network's own being the 0th. */
export function addressIn(network: string, n: number): string {
  const bytes = ipaddr.IPv4.networkAddressFromCIDR(network).toByteArray();
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0) + n;
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
