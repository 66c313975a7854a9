import { type CountryCode, Place } from '../../residency';
import data from './locations.json';

/** A place of Hetzner's. Those outside the EEA are here so that a residency policy can refuse them by name. */
export type HetznerLocation = keyof typeof data.locations;

export const locations = Object.keys(data.locations) as readonly HetznerLocation[];

export function isLocation(name: string): name is HetznerLocation {
  return Object.hasOwn(data.locations, name);
}

export function placeOf(location: HetznerLocation): Place {
  const { country, city } = data.locations[location];
  return Place.in(country as CountryCode, city, { operator: 'Hetzner', zone: location });
}

/** Networks do not leave their zone. */
export function networkZoneOf(location: HetznerLocation): string {
  return data.locations[location].networkZone;
}
