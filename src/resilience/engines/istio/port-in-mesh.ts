import type { CallSpec } from '../../engine';

/** The application asks in plain HTTP, so that the proxy can see it; TLS begins in the proxy. */
export function portInMesh({ tls, port }: Pick<CallSpec, 'tls' | 'port'>): number {
  return tls ? 80 : port;
}
