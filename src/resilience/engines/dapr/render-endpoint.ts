import type { CallOf } from '../../engine';

/**
 * The callee as an address of HTTP. It needs no Dapr of its own then, and has one breaker, where Dapr keeps one for each
 * path of an application. @see https://docs.dapr.io/reference/resource-specs/httpendpoints-schema/
 */
export function renderEndpoint([call]: readonly CallOf[]): Readonly<Record<string, unknown>> {
  const { host, port, tls, caller } = call!;
  return { scopes: [caller.name], spec: { baseUrl: `${tls ? 'https' : 'http'}://${host}:${port}` } };
}
