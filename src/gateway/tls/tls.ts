export interface SecretTls {
  readonly kind: 'secret';
  readonly name: string;
}

export interface CertManagerTls {
  readonly kind: 'certManager';
  readonly issuer: string;
  readonly issuerKind: 'ClusterIssuer' | 'Issuer';
}

export interface FilesTls {
  readonly kind: 'files';
  readonly certificate: string;
  readonly key: string;
}

/** Where the certificate and its key are. Neither is ever in a stack file or its output. */
export type ClusterTls = SecretTls | CertManagerTls;
export type HostTls = FilesTls;

export const Tls = {
  /** A Secret of the type `kubernetes.io/tls` that exists in the gateway's namespace. `NAUST-GTW-002` */
  secret(name: string): SecretTls {
    return { kind: 'secret', name };
  },

  /**
   * A cert-manager Certificate, made by the gateway. The issuer has to prove the names by DNS-01: no Ingress serves
   * the answer to an HTTP-01 challenge here. `NAUST-GTW-002`
   * @see https://cert-manager.io/docs/usage/certificate/
   */
  certManager(
    issuer: string,
    { kind = 'ClusterIssuer' }: { readonly kind?: 'ClusterIssuer' | 'Issuer' } = {},
  ): CertManagerTls {
    return { kind: 'certManager', issuer, issuerKind: kind };
  },

  /** PEM files on the host. nginx reads them at start and on reload: let what renews them reload it. `NAUST-VAL-009` */
  files({ certificate, key }: { readonly certificate: string; readonly key: string }): FilesTls {
    return { kind: 'files', certificate, key };
  },
} as const;
