import { secretOf, type Certified } from './parts';

/** Grafana reads its own when it starts, and machines are started again more often than that. */
const duration = '8760h';

/** @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec */
export function renderCertificate(
  part: Certified,
  name: string,
  issuer: { readonly name: string; readonly kind: string },
): object {
  return {
    secretName: secretOf(part),
    dnsNames: [name],
    duration,
    issuerRef: { group: 'cert-manager.io', ...issuer },
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['digital signature', 'server auth', 'client auth'],
    revisionHistoryLimit: 1,
  };
}
