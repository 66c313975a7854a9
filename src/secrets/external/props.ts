import type { Duration } from 'cdk8s';
import type { SecretStore } from '../store';

/** A Secret whose values the External Secrets Operator copies from a store. */
export interface ExternalSecretProps {
  /** Where the values are. One of a namespace serves that namespace alone. `NAUST-SEC-008` */
  readonly store: SecretStore;
  /** The keys of the Secret, and where in the store the value of each is. `NAUST-WRK-004`, `NAUST-SEC-004` */
  readonly keys: Readonly<Record<string, RemoteValueProps>>;
  /**
   * How long a change in the store takes to be in the Secret, at most: 1 minute to 30 days. Environment variables of
   * pods that run keep what they have. `NAUST-SEC-006`
   * @default 1 h
   */
  readonly refresh?: Duration;
  /**
   * Who the Secret belongs to. `Owner`: it goes with the ExternalSecret; `Orphan`: it stays; `Merge`: something else
   * makes it, and only these keys are written.
   * @default 'Owner'
   * @see https://external-secrets.io/latest/guides/ownership-deletion-policy/
   */
  readonly creationPolicy?: 'Owner' | 'Orphan' | 'Merge';
  /**
   * What becomes of it when nothing of it is left in the store. `Retain`: it stays as it was; `Delete`: it goes;
   * `Merge`: its keys go. What is not the operator's own it does not delete. `NAUST-SEC-007`
   * @default 'Retain'
   */
  readonly deletionPolicy?: 'Retain' | 'Delete' | 'Merge';
  /**
   * The type of the Secret, such as `kubernetes.io/tls`. What something else makes keeps its own. `NAUST-SEC-007`
   * @default - Opaque
   */
  readonly type?: string;
}

/** Where in a store a value is. */
export interface RemoteValueProps {
  /** The name under which the store has it: in OpenBao the path below the mount. `NAUST-SEC-004` */
  readonly from: string;
  /** The field of what is there. `NAUST-SEC-004` @default - all of it */
  readonly property?: string;
  /** A version of it other than the newest. `NAUST-SEC-004` @default - the newest */
  readonly version?: string;
}
