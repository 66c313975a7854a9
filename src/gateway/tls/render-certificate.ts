import type { CertificateObjectSpec } from './spec';

/** The `spec` of a cert-manager Certificate. @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec */
export function renderCertificate({ hosts, secret, tls }: CertificateObjectSpec): object {
  return {
    secretName: secret,
    dnsNames: hosts,
    issuerRef: { group: 'cert-manager.io', kind: tls.issuerKind, name: tls.issuer },
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['digital signature', 'server auth'],
    revisionHistoryLimit: 1,
  };
}
