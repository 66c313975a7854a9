/** Who makes the certificates by which the parts of the stack know each other. */
export interface MutualTlsProps {
  /**
   * The issuer of cert-manager with an authority of your own: a public one gives no certificate for names inside the
   * cluster. It puts `ca.crt` beside each. `NAUST-VAL-005`
   *
   * @default - nobody: you make the Secrets `prometheus-tls`, `alertmanager-tls`, `loki-tls`, `grafana-tls` and
   * `alloy-tls`, each with the keys `tls.crt`, `tls.key` and `ca.crt`, for the name `<part>.<namespace>.svc`
   * @see https://cert-manager.io/docs/configuration/ca/
   */
  readonly issuer?: string;
  /** Whether it is one of the cluster or of the stack's namespace. `NAUST-VAL-030` @default 'ClusterIssuer' */
  readonly issuerKind?: 'ClusterIssuer' | 'Issuer';
}
