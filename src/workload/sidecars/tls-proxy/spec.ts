import { type Findings, kubernetesName, shown, withDefaults } from '../../../kernel';
import { tlsProxyDefaults, trustDefaults } from './defaults';
import type { TlsProxyProps } from './props';

/** TLS that a proxy in the pod ends. */
export interface TlsProxySpec {
  readonly issuer: string;
  readonly issuerKind: 'ClusterIssuer' | 'Issuer';
  readonly port: number;
  /** Of the certificate. */
  readonly secret: string;
  readonly trust: { readonly configMap: string; readonly key: string } | undefined;
}

export function resolveTlsProxy(findings: Findings, name: string, props: TlsProxyProps): TlsProxySpec {
  const { issuer, issuerKind, port, trust } = withDefaults(props, tlsProxyDefaults);
  findings.check('tls.issuer', issuer, kubernetesName);
  findings.port('tls.port', port);
  if (port >= 1 && port < 1024) privileged(findings, port);
  if (trust !== undefined) findings.check('tls.trust.configMap', trust.configMap, kubernetesName);
  const { key } = withDefaults(trust ?? { configMap: '' }, trustDefaults);
  if (!/^[A-Za-z0-9._-]{1,253}$/.test(key)) noKey(findings, key);
  return {
    issuer,
    issuerKind,
    port,
    secret: `${name}-tls`,
    trust: trust && { configMap: trust.configMap, key },
  };
}

function privileged(findings: Findings, port: number): void {
  findings.add({
    code: 'NAUST-WRK-016',
    what: 'listens on a port that takes a privilege, which its container does not have',
    got: `tls.port ${port}`,
    allowed: '1024 to 65535',
    fix: 'leave tls.port out: it is 8443',
  });
}

function noKey(findings: Findings, key: string): void {
  findings.add({
    code: 'NAUST-WRK-004',
    what: 'tls.trust.key is no key of a ConfigMap',
    got: shown(key),
    allowed: 'letters, digits and . _ -',
    fix: 'write it like ca.crt',
  });
}
