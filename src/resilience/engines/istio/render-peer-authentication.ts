/**
 * Callers of this port have to prove who they are by mutual TLS, where all of them have a proxy that can; otherwise those
 * who can, do. Other ports are as they were: metrics are asked for in the clear.
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function renderPeerAuthentication(
  selector: Readonly<Record<string, string>>,
  port: number,
  isStrict: boolean,
): object {
  return {
    selector: { matchLabels: selector },
    mtls: { mode: 'PERMISSIVE' },
    portLevelMtls: { [port]: { mode: isStrict ? 'STRICT' : 'PERMISSIVE' } },
  };
}
