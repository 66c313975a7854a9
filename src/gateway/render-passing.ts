import { identityVariable } from './auth/render';
import { type Directive, directive, quoted, variable } from '../nginx';
import type { NginxSpec } from './nginx-spec';
import type { Prefix } from './proxy/render';
import { requestHeaders } from './proxy/render-headers';
import type { ServerSpec } from './server/spec';

/** What services are told of a request. */
export function renderPassing(
  { auth }: ServerSpec,
  spec: NginxSpec,
  prefix: Prefix = 'proxy',
): readonly Directive[] {
  const identity = (auth?.identity ?? []).map((name, index) =>
    directive(`${prefix}_set_header`, name, variable(identityVariable(index))),
  );
  return [...requestHeaders(spec, prefix), ...identity];
}

/** A connection that is to be upgraded says so; headers said here replace all that would be inherited. */
export function upgradeHeaders(server: ServerSpec, spec: NginxSpec): readonly Directive[] {
  return [
    directive('proxy_set_header', 'Upgrade', variable('http_upgrade')),
    directive('proxy_set_header', 'Connection', variable('connection_upgrade')),
    ...renderPassing(server, spec),
  ];
}

/** A connection that is not upgraded is kept for the next request. */
export function keptConnection(): readonly Directive[] {
  return [directive('proxy_http_version', '1.1'), directive('proxy_set_header', 'Connection', quoted(''))];
}
