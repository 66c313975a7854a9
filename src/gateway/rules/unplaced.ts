import type { IConstruct } from 'constructs';
import type { Finding } from '../../kernel';
import { Platform } from '../../platform';
import type { ClusterEntry, HostEntry } from '../entry';

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
