import { type CountryCode, Place } from '../../residency';
import data from './zones.json';

/** A zone of UpCloud's. Those outside the EEA are here so that a residency policy can refuse them by name. */
export type UpCloudZone = keyof typeof data.zones;

export const zones = Object.keys(data.zones) as readonly UpCloudZone[];

export function isZone(name: string): name is UpCloudZone {
  return Object.hasOwn(data.zones, name);
}

export function placeOf(zone: UpCloudZone): Place {
  const { country, city } = data.zones[zone];
  return Place.in(country as CountryCode, city, { operator: 'UpCloud', zone });
}
