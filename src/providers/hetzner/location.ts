import { isZoneOf, knownPlace, type Place, type ZoneOf, zonesOf } from '../../residency';
import data from './network-zones.json';

/** A place of Hetzner's. Those outside the EEA are here so that a residency policy can refuse them by name. */
export type HetznerLocation = ZoneOf<'hetzner'>;

export const locations = zonesOf('hetzner');

export function isLocation(name: string): name is HetznerLocation {
  return isZoneOf('hetzner', name);
}

export function placeOf(location: HetznerLocation): Place {
  return knownPlace('hetzner', location);
}

/** Networks do not leave their zone. */
export function networkZoneOf(location: HetznerLocation): string {
  const zones: Readonly<Record<HetznerLocation, string>> = data.networkZones;
  return zones[location];
}
