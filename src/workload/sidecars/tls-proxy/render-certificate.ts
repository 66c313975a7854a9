import type { SidecarHost } from '../sidecar';
import type { TlsProxySpec } from './spec';

/** The `spec` of a cert-manager Certificate. @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec */
export function renderCertificate(
  { secret, issuer, issuerKind }: TlsProxySpec,
  { name, namespace }: SidecarHost,
): object {
  const domain = `${namespace}.svc.cluster.local`;
  return {
    secretName: secret,
    dnsNames: [`${name}.${domain}`, `${name}.${namespace}.svc`, `${name}.${namespace}`, name],
    issuerRef: { group: 'cert-manager.io', kind: issuerKind, name: issuer },
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['digital signature', 'server auth'],
    revisionHistoryLimit: 1,
  };
}
