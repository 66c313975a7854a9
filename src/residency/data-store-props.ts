import type { Duration } from 'cdk8s';
import type { DataKind } from './data-kind';
import type { PersonalDataProps } from './personal-data';
import type { Place } from './place';

/** Data that rests in something this stack does not make: a bucket of backups, a managed database, snapshots. */
export interface DataStoreProps {
  /** What kind of data: it decides where it may rest. */
  readonly data: DataKind;
  /** What it rests in, for the register. */
  readonly store: 'backup' | 'database' | 'object storage' | 'snapshot' | 'volume';
  /** What is in it, for the register. `NAUST-RES-009` */
  readonly contents: string;
  /** Where it is. `NAUST-RES-001`, `NAUST-RES-002`, `NAUST-RES-012` */
  readonly place: Place;
  /** The host name of object storage, held against the place. `NAUST-VAL-001`, `NAUST-RES-011` @default - not said */
  readonly endpoint?: string;
  /** What for, for the register. `NAUST-RES-009` */
  readonly purpose: string;
  /** After which it is deleted. @default - not said: the register lists it as open */
  readonly retention?: Duration;
  /** Whose data it is, where that is personal. @default - not said: the register lists it as open */
  readonly personalData?: PersonalDataProps;
}
