/** What `Tls.secret` gives. */
export interface SecretTls {
  readonly kind: 'secret';
  /** Of the Secret. */
  readonly name: string;
}

/** What `Tls.certManager` gives. */
export interface CertManagerTls {
  readonly kind: 'certManager';
  /** The name of the issuer. */
  readonly issuer: string;
  /** Whether the issuer is the cluster's or one of the namespace. */
  readonly issuerKind: 'ClusterIssuer' | 'Issuer';
}

/** What `Tls.files` gives. */
export interface FilesTls {
  readonly kind: 'files';
  /** The path of the certificate with its chain. */
  readonly certificate: string;
  /** The path of its key. */
  readonly key: string;
  /** The folder whose `.well-known/acme-challenge/` is answered from on port 80. */
  readonly acmeWebroot?: string;
}

/** Where the certificate and its key are. Neither is ever in a stack file or its output. */
export type ClusterTls = SecretTls | CertManagerTls;
export type HostTls = FilesTls;

/** Where a gateway's certificate is. */
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

  /**
   * PEM files on the host. nginx reads them at start and on reload: let what renews them reload it. `acmeWebroot` is the
   * folder of an ACME client that proves the names over HTTP, such as `certbot --webroot`: its
   * `.well-known/acme-challenge/` is answered from on port 80, where all else is led to HTTPS. `NAUST-VAL-009`
   * @see https://www.rfc-editor.org/rfc/rfc8555#section-8.3
   */
  files({
    certificate,
    key,
    acmeWebroot,
  }: {
    readonly certificate: string;
    readonly key: string;
    readonly acmeWebroot?: string;
  }): FilesTls {
    return { kind: 'files', certificate, key, ...(acmeWebroot === undefined ? {} : { acmeWebroot }) };
  },
} as const;
