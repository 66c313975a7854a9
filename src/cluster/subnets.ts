import ipaddr from 'ipaddr.js';
import { addressIn } from './network';

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

/** The addresses of a network that machines may have: all but its first two, which are its own and its router's, and its last. */
export function rangeOf(network: string): { readonly start: string; readonly end: string } {
  const [, bits] = ipaddr.IPv4.parseCIDR(network);
  return { start: addressIn(network, 2), end: addressIn(network, 2 ** (32 - bits) - 2) };
}
