import type { GatewayApiSpec, ListenerSpec } from './spec';

/** The listener that leads to HTTPS. */
export const plainListener = 'http';

/** The `spec` of the Gateway. @see https://gateway-api.sigs.k8s.io/reference/spec/#gateway */
export function renderGateway({ implementation, listeners }: GatewayApiSpec): object {
  return {
    gatewayClassName: implementation.gatewayClass,
    listeners: [
      { name: plainListener, port: 80, protocol: 'HTTP', allowedRoutes: own('HTTPRoute') },
      ...listeners.map(renderListener),
    ],
  };
}

function renderListener({ host, secret, kind }: ListenerSpec): object {
  return {
    name: host,
    hostname: host,
    port: 443,
    protocol: 'HTTPS',
    tls: { mode: 'Terminate', certificateRefs: [{ name: secret }] },
    allowedRoutes: own(kind),
  };
}

/** Nobody in another namespace can serve a name of ours. */
function own(kind: string): object {
  return { namespaces: { from: 'Same' }, kinds: [{ kind }] };
}
