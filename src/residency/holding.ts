import type { Duration } from 'cdk8s';
import type { CountryCode } from './country';
import type { DataKind } from './data-kind';
import type { Operator } from './operator';
import type { PersonalDataProps } from './personal-data';
import type { Place } from './place';

/** What data is in. */
export type Store =
  | 'backup'
  | 'database'
  | 'etcd'
  | 'in passing'
  | 'key service'
  | 'node disk'
  | 'object storage'
  | 'pod'
  | 'secret store'
  | 'snapshot'
  | 'Terraform state'
  | 'volume';

/** For how long, or until when; `undefined` where nobody said. */
export type Retention = Duration | string | undefined;

/** Data somewhere. What is only `in passing` is held to where the policy lets anything be. */
export interface Holding {
  /** As a sentence names it: `etcd of cluster "nordic"`. */
  readonly what: string;
  readonly store: Store;
  readonly data: DataKind;
  /** What is in it, for people. */
  readonly contents: string;
  /** Where that is known; else the countries that it is pinned to, at whoever runs machines there. */
  readonly place: Place | { readonly countries: readonly CountryCode[] };
  /** What for; `undefined` where nobody said. */
  readonly purpose: string | undefined;
  readonly retention: Retention;
  /** On nodes that their cluster answers for: what is wrong with those is told there. */
  readonly onNodes?: true;
  /** Whose data it is and which, where it is personal. */
  readonly personal?: PersonalDataProps;
}

/** Whoever is given data. */
export interface RecipientSpec extends Operator {
  /** Where the data is kept. */
  readonly keptIn: CountryCode;
}

/** Data given to somebody. */
export interface Disclosure {
  /** As a sentence names it: `calls to "cards"`. */
  readonly what: string;
  readonly data: DataKind;
  readonly recipient: RecipientSpec;
  readonly purpose: string;
  readonly retention: Retention;
}

/** What a construct says of data. */
export interface DataDeclaration {
  readonly holdings?: readonly Holding[];
  readonly disclosures?: readonly Disclosure[];
  /** What it does to keep data safe, for the register. @see https://gdpr-info.eu/art-32-gdpr/ */
  readonly measures?: readonly string[];
  /** What is not known, for the register. */
  readonly open?: readonly string[];
}

export function isPlace(place: Holding['place']): place is Place {
  return 'zone' in place;
}
