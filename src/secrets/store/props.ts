import type { Place } from '../../residency';

/** A store of OpenBao, or of HashiCorp Vault, whose interface is the same. */
export interface OpenBaoProps {
  /** Where it answers, over TLS: `https://bao.example.no:8200`. `NAUST-SEC-005` */
  readonly address: string;
  /** Where it keeps what it is given. `NAUST-RES-001`, `NAUST-RES-002` */
  readonly place: Place;
  /** The role of its Kubernetes authentication that the store's ServiceAccount may log in by. `NAUST-SEC-004` */
  readonly role: string;
  /** Where its key/value engine, of version 2, is mounted. `NAUST-SEC-004` @default 'secret' */
  readonly mount?: string;
  /** Where its Kubernetes authentication is mounted. `NAUST-SEC-004` @default 'kubernetes' */
  readonly authMount?: string;
  /** The namespace inside it, where it has several tenants. `NAUST-SEC-004` @default - its root */
  readonly namespace?: string;
  /**
   * The key of a ConfigMap in the store's namespace that holds the certificate of the authority its own is signed by.
   * `NAUST-VAL-005`, `NAUST-WRK-004`
   * @default - an authority that the operator's image knows
   */
  readonly authority?: AuthorityProps;
}

/** A certificate of an authority, in PEM form. */
export interface AuthorityProps {
  /** The name of the ConfigMap. `NAUST-VAL-005` */
  readonly configMap: string;
  /** The key in it. `NAUST-WRK-004` @default 'ca.crt' */
  readonly key?: string;
}

/** A store that something else declares to External Secrets, by the id of the construct. */
export interface ExistingStoreProps {
  /** Whether it is of the namespace or of the whole cluster. */
  readonly kind: 'SecretStore' | 'ClusterSecretStore';
  /** Where what is behind it keeps what it is given, and who runs that. `NAUST-RES-001`, `NAUST-RES-002` */
  readonly place: Place;
}
