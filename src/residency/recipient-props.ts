import type { Duration } from 'cdk8s';
import type { CountryCode } from './country';
import type { DataKind } from './data-kind';
import type { Owner } from './operator';

/** A company that is given data, and what for. */
export interface DisclosureProps {
  /** The company, as the policy names it where it declares a transfer to it. `NAUST-RES-004` */
  readonly name: string;
  /** Where it is registered. `NAUST-RES-004`, `NAUST-RES-002` */
  readonly country: CountryCode;
  /** Its ultimate owner: another law may reach data through it. `NAUST-RES-002` @default - none under another law */
  readonly parent?: Owner;
  /** Where it keeps the data. `NAUST-RES-006` @default - where it is registered */
  readonly keptIn?: CountryCode;
  /** What it is given the data for. `NAUST-RES-009` */
  readonly purpose: string;
  /** How long it keeps it. @default - not said: the register lists it as open */
  readonly retention?: Duration;
}

/** Somebody who is given data by what naust does not make: an alert receiver, a log service, a paging company. */
export interface RecipientProps extends DisclosureProps {
  /** What it is given. */
  readonly data: DataKind;
}
