import type { IConstruct } from 'constructs';
import type { Pool } from '../cluster';
import type { Finding } from '../kernel';
import type { Pin } from '../pin';
import { Platform } from '../platform';
import { country, dataKindText, type Place } from '../residency';
import type { ClusterEntry, HostEntry } from './entry';

/** What ends TLS in front of a gateway has every request in the open, wherever that is. */
export function unplaced(gateway: IConstruct, entry: ClusterEntry | HostEntry): readonly Finding[] {
  if (entry.kind !== 'address' || entry.place !== undefined || Platform.find(gateway) === undefined)
    return [];
  return [
    {
      code: 'NAUST-RES-013',
      what: 'has something in front that ends TLS, and nothing says where that is',
      got: `Entry.address(${JSON.stringify(entry.address)}) without a place`,
      allowed: 'a place that the policy allows',
      fix: "say where it stands and who runs it: place: Place.norway('Oslo', { operator: ... })",
      severity: 'warning',
    },
  ];
}

export function isPinnedTo(place: Place, pin: Pin | undefined): boolean {
  return pin === undefined || pin.regions.includes(country(place.country).region);
}

/** Pods on the ports of a pool's nodes have no other place to go. */
export function elsewhere(pool: Pool | undefined, pin: Pin | undefined): readonly Finding[] {
  if (pool === undefined || pin === undefined) return [];
  if (pool.places.some((place) => isPinnedTo(place, pin))) return [];
  return [
    {
      code: 'NAUST-RES-003',
      what: `is in a namespace that holds ${dataKindText[pin.holds]}, but pool "${pool.name}" is elsewhere`,
      got: `nodes in ${pool.regions.join(', ')}`,
      allowed: `a pool in ${pin.regions.join(' or ')}`,
      fix: 'name a pool there, or give the gateway a namespace that is not pinned',
    },
  ];
}
