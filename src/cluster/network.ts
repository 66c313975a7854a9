import ipaddr from 'ipaddr.js';
import { cidr } from '../kernel';

/** Where in a private network a load balancer before the API is, where that can be chosen: clear of every server. */
const apiLoadBalancerNumber = 5;

/** Where in a private network a NAT gateway is. */
const natGatewayNumber = 3;

export function natGatewayAddress(network: string): string {
  return addressIn(network, natGatewayNumber);
}

/** Where the provider's own router is. */
export function routerAddress(network: string): string {
  return addressIn(network, 1);
}

export function apiLoadBalancerAddress(network: string): string {
  return addressIn(network, apiLoadBalancerNumber);
}

/** The n-th address of a valid IPv4 network, the network's own being the 0th. */
export function addressIn(network: string, n: number): string {
  const bytes = ipaddr.IPv4.networkAddressFromCIDR(network).toByteArray();
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0) + n;
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

/** Smaller than /24 no provider makes subnets of, and larger than /8 there is no private range. */
export function canNumberNodes(network: string): boolean {
  const bits = Number(network.split('/')[1]);
  return cidr.accepts(network) && !network.includes(':') && bits >= 8 && bits <= 24;
}
