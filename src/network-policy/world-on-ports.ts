import type { Traffic } from '../network';
import { world } from './addresses';
import { rangeOf, within } from './ip-range';
import special from './special-networks.json';

/**
 * The internet of IPv4 at these ports, without what is not of it: private networks, and where providers hand out the
 * secrets of a machine.
 * @param closed networks besides
 */
export function worldOnPorts(ports: readonly number[], closed: readonly string[]): readonly Traffic[] {
  const notOfTheWorld = special.notOfTheWorld.filter(isIpv4);
  const others = closed
    .filter(isIpv4)
    .filter((network) => !notOfTheWorld.some((special) => within(rangeOf(network), rangeOf(special))));
  const except = [...notOfTheWorld, ...new Set(others)];
  return [{ peer: { kind: 'networks', cidrs: [world[4]], except }, ports: ports.map((port) => ({ port })) }];
}

function isIpv4(network: string): boolean {
  return rangeOf(network).family === 4;
}
