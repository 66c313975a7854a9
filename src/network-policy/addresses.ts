import special from './special-networks.json';
import { addressText, overlap, rangeOf, within } from './ip-range';
import type { Policy } from './policy';

/** Where pods' own addresses may be, when nothing says it better. */
export const podNetworks: readonly string[] = special.podNetworks;

/** Every address of the internet, in one family. */
export const world = { 4: '0.0.0.0/0', 6: '::/0' } as const;

/**
 * An address for each part of a network that the blocks of these policies treat alike: what holds for these addresses
 * holds for all of them.
 */
export function representatives(network: string, policies: readonly Policy[]): readonly string[] {
  const whole = rangeOf(network);
  const blocks = policies
    .flatMap(({ rules }) => [...rules.Ingress, ...rules.Egress])
    .flatMap(({ peers }) => peers.flatMap(({ ipBlock }) => ipBlock ?? []))
    .flatMap(({ cidr, except = [] }) => [cidr, ...except]);
  const isWorld = network === world[4] || network === world[6];
  const closed = isWorld ? special.notOfTheWorld.map(rangeOf) : [];
  const bounds = [whole, ...closed, ...blocks.map(rangeOf)]
    .filter((range) => overlap(range, whole))
    .flatMap(({ first, last }) => [first < whole.first ? whole.first : first, last + 1n])
    .filter((at) => at <= whole.last);
  return [...new Set(bounds)]
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((first) => ({ family: whole.family, first, last: first }))
    .filter((address) => !closed.some((range) => within(address, range)))
    .map(addressText);
}
