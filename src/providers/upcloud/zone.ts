import { isZoneOf, knownPlace, type Place, type ZoneOf, zonesOf } from '../../residency';

/** A zone of UpCloud's. Those outside the EEA are here so that a residency policy can refuse them by name. */
export type UpCloudZone = ZoneOf<'upcloud'>;

export const zones = zonesOf('upcloud');

export function isZone(name: string): name is UpCloudZone {
  return isZoneOf('upcloud', name);
}

export function placeOf(zone: UpCloudZone): Place {
  return knownPlace('upcloud', zone);
}
