import ipaddr from 'ipaddr.js';

/**
 * The two halves of a site's network. Machines with a chosen address have the lower one to themselves, so that none
 * of those addresses is given away to what takes whatever is free: it takes from the upper one.
 */
export function halves(network: string): { readonly chosen: string; readonly free: string } {
  const [address, bits] = ipaddr.IPv4.parseCIDR(network);
  const bytes = address.toByteArray();
  bytes[bits >> 3]! |= 0x80 >> (bits & 7);
  return { chosen: `${address.toString()}/${bits + 1}`, free: `${bytes.join('.')}/${bits + 1}` };
}
