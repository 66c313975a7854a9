import type { CountryCode } from './country';
import hetzner from './places/hetzner.json';
import safespring from './places/safespring.json';
import upcloud from './places/upcloud.json';

/** What a provider's data holds of one of its zones. */
export interface ZoneFacts {
  readonly city: string;
  readonly country: CountryCode;
  readonly storage: readonly StorageKind[];
  /** How its object storage is known: by a host name of its own, or by a region's name. */
  readonly objectStorage?: { readonly endpoint?: string; readonly region?: string };
}

/** Disks in the machines, network volumes, buckets. */
export type StorageKind = 'local-nvme' | 'block' | 'object';

const all = { hetzner, safespring, upcloud };

/** The zones that naust has data of, by their provider's own names. */
export interface ProviderZones {
  /** Locations. */
  readonly hetzner: keyof typeof hetzner.zones;
  /** Sites. */
  readonly safespring: keyof typeof safespring.zones;
  /** Zones. */
  readonly upcloud: keyof typeof upcloud.zones;
}

/** A provider of whose zones naust has data. */
export type Provider = keyof ProviderZones;

/** A zone of one provider. */
export type ZoneOf<P extends keyof ProviderZones> = ProviderZones[P];

export const providers = Object.keys(all) as readonly Provider[];

export function zonesOf<P extends Provider>(provider: P): readonly ZoneOf<P>[] {
  return Object.keys(all[provider].zones) as ZoneOf<P>[];
}

export function isZoneOf<P extends Provider>(provider: P, name: string): name is ZoneOf<P> {
  return Object.hasOwn(all[provider].zones, name);
}

export function operatorOf(provider: Provider): string {
  return all[provider].operator;
}

/** What is known of a zone by the name of its operator; `undefined` where that is nothing. */
export function zoneFacts(operator: string, zone: string): ZoneFacts | undefined {
  const provider = providers.find((name) => operatorOf(name) === operator);
  if (provider === undefined || !isZoneOf(provider, zone)) return undefined;
  return (all[provider].zones as Readonly<Record<string, ZoneFacts>>)[zone];
}
