import { kubernetesName, number, oneOf, optional, shaped, text, textLike } from '../../../kernel';
import type { TlsProxyProps, TrustProps } from './props';

export const tlsProxyKind = shaped<TlsProxyProps>({
  issuer: textLike(kubernetesName),
  issuerKind: optional(oneOf('ClusterIssuer', 'Issuer')),
  port: optional(number(8443, 'NAUST-VAL-021')),
  trust: optional(shaped<TrustProps>({ configMap: textLike(kubernetesName), key: optional(text('ca.crt')) })),
});
