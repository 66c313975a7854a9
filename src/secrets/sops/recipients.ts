import { type CountryCode, Place } from '../../residency';
import { type Fields, fieldsOf } from '../manifest/read-manifest';
import data from './cloud-keys.json';

/** Who can decrypt a file, by the kinds that SOPS knows. */
export interface Recipients {
  /** Those whose keys are in nobody's cloud: age and PGP. */
  readonly own: number;
  /** Addresses of OpenBao or Vault, whose transit engine holds the key. */
  readonly vaults: readonly string[];
  /** Services of a cloud that hold the key, at a known place in the EEA. */
  readonly clouds: readonly CloudKey[];
  /** The kinds of those whose place nobody can tell from the file, or that are of no known kind. */
  readonly elsewhere: readonly string[];
  /** The kinds of those that no data key is encrypted for. */
  readonly empty: readonly string[];
}

export interface CloudKey {
  readonly kind: string;
  readonly place: Place;
}

interface Service {
  readonly operator: string;
  readonly field: string;
  readonly region: string;
  readonly regions: Readonly<Record<string, readonly string[]>>;
}

interface Recipient {
  readonly kind: string;
  readonly fields: Fields;
}

const services: Readonly<Record<string, Service>> = data.services;

/** What else there is in the metadata of SOPS. @see https://github.com/getsops/sops/blob/main/stores/stores.go */
const NOT_KINDS = ['key_groups'];

/** How the encrypted data key begins, by kind; of the others it is text of any form. */
const ENCRYPTED: Readonly<Record<string, RegExp>> = {
  age: /^-----BEGIN AGE ENCRYPTED FILE-----\n[\s\S]+-----END AGE ENCRYPTED FILE-----/,
  pgp: /^-----BEGIN PGP MESSAGE-----\n[\s\S]+-----END PGP MESSAGE-----/,
};

export function recipientsOf(metadata: Fields): Recipients {
  const groups = Array.isArray(metadata['key_groups']) ? metadata['key_groups'].map(fieldsOf) : [];
  const all = [metadata, ...groups].flatMap(recipientsIn);
  const places = all.map(({ kind, fields }) => ({ kind, place: cloudPlace(kind, fields) }));
  return {
    own: all.filter(({ kind }) => kind in ENCRYPTED).length,
    vaults: all
      .filter(({ kind }) => kind === 'hc_vault')
      .map(({ fields }) => String(fields['vault_address'])),
    clouds: places.filter((key): key is CloudKey => key.place !== undefined),
    elsewhere: places
      .filter(({ kind, place }) => place === undefined && !(kind in ENCRYPTED) && kind !== 'hc_vault')
      .map(({ kind }) => kind),
    empty: all.filter(({ kind, fields }) => !hasDataKey(kind, fields)).map(({ kind }) => kind),
  };
}

/** Kinds are lists of recipients, each with the data key encrypted for it. */
function recipientsIn(group: Fields): readonly Recipient[] {
  return Object.entries(group)
    .filter(([kind]) => !NOT_KINDS.includes(kind))
    .flatMap(([kind, list]) =>
      Array.isArray(list) ? list.map((fields: unknown) => ({ kind, fields: fieldsOf(fields) })) : [],
    );
}

function hasDataKey(kind: string, { enc }: Fields): boolean {
  return typeof enc === 'string' && (ENCRYPTED[kind] ?? /\S/).test(enc);
}

function cloudPlace(kind: string, fields: Fields): Place | undefined {
  const service = Object.hasOwn(services, kind) ? services[kind]! : undefined;
  const [, region = ''] =
    new RegExp(service?.region ?? '$^').exec(String(fields[service?.field ?? ''])) ?? [];
  const known = service?.regions[region];
  if (service === undefined || known === undefined) return undefined;
  const [code, city] = known as readonly [CountryCode, string];
  return Place.in(code, city, { operator: service.operator as 'Google Cloud', zone: region });
}
