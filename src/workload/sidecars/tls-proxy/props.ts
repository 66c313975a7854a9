/** Where the authority that signed is found in every namespace, as trust-manager puts it there. */
export interface TrustProps {
  /** The name of the ConfigMap, which each namespace of a caller has. `NAUST-VAL-005` */
  readonly configMap: string;
  /** Its key. `NAUST-WRK-004` @default 'ca.crt' */
  readonly key?: string;
}

/** TLS that a proxy in the pod ends: the application listens on the pod's loopback alone, and in the clear. */
export interface TlsProxyProps {
  /**
   * Of cert-manager, by whose authority callers believe the certificate: one of your own, as public ones sign no name of a
   * cluster. `NAUST-VAL-005`
   */
  readonly issuer: string;
  /** Of which kind that is. `NAUST-VAL-030` @default 'ClusterIssuer' */
  readonly issuerKind?: 'ClusterIssuer' | 'Issuer';
  /** Where callers connect to, and where the Service is: 1024 to 65535. `NAUST-VAL-021`, `NAUST-WRK-016` @default 8443 */
  readonly port?: number;
  /**
   * Where callers of other namespaces find the authority; those of its own read it from the Secret of the certificate.
   * `NAUST-RES-021`
   * @default - nowhere: callers of its own namespace alone
   * @see https://cert-manager.io/docs/trust/trust-manager/
   */
  readonly trust?: TrustProps;
}
