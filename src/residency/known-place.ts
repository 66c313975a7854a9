import type { KnownOperator } from './operator';
import { Place } from './place';
import { isZoneOf, operatorOf, type Provider, providers, type ZoneOf, zoneFacts, zonesOf } from './zones';

/** A zone of a provider whose zones naust has data of. */
export function knownPlace<P extends Provider>(provider: P, zone: ZoneOf<P>): Place {
  const operator = operatorOf(provider);
  const { country, city } = zoneFacts(operator, zone)!;
  return Place.in(country, city, { operator: operator as KnownOperator, zone });
}

/** A zone by the name that the provider has for it; `undefined` where there is none of it. */
export function placeOfZone(provider: Provider, zone: string): Place | undefined {
  return isZoneOf(provider, zone) ? knownPlace(provider, zone) : undefined;
}

/** Where the object storage with this host name is, also where a bucket's name stands before it. */
export function placeOfEndpoint(host: string): Place | undefined {
  return whereObjects(({ endpoint }) => endpoint !== undefined && `.${host}`.endsWith(`.${endpoint}`));
}

/** Where a provider keeps the buckets of one of its own regions. */
export function placeOfObjectRegion(provider: Provider, region: string): Place | undefined {
  return whereObjects((storage, of) => of === provider && storage.region === region);
}

type ObjectStorage = { readonly endpoint?: string; readonly region?: string };

function whereObjects(is: (storage: ObjectStorage, provider: Provider) => boolean): Place | undefined {
  for (const provider of providers)
    for (const zone of zonesOf(provider)) {
      const storage = zoneFacts(operatorOf(provider), zone)?.objectStorage;
      if (storage !== undefined && is(storage, provider) && isZoneOf(provider, zone))
        return knownPlace(provider, zone);
    }
  return undefined;
}
