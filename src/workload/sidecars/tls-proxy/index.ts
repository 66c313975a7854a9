export type { TlsProxyProps, TrustProps } from './props';
export { tlsProxyKind } from './shape';
export { resolveTlsProxy, type TlsProxySpec } from './spec';
export { tlsProxy } from './tls-proxy';
