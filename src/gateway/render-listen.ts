import { type Directive, directive, quoted } from '../nginx';
import { supports } from './nginx/target';
import type { NginxSpec } from './nginx-spec';
import { backlog } from './settings';

export function listen(spec: NginxSpec, port: 'http' | 'https', isDefault: boolean): readonly Directive[] {
  const words = [
    ...(port === 'https' ? ['ssl'] : []),
    ...(port === 'https' && !supports(spec.target, 'http2Directive') ? ['http2'] : []),
    ...(spec.trust?.by === 'proxy_protocol' ? ['proxy_protocol'] : []),
    ...(isDefault ? ['default_server', `backlog=${backlog}`] : []),
  ];
  return addresses(spec, spec.ports[port]).map((address) => directive('listen', address, ...words));
}

/** One socket for each worker, so that the packets of a connection come to the worker that has it. */
export function listenQuic(spec: NginxSpec, isDefault: boolean): readonly Directive[] {
  if (!spec.http3) return [];
  const words = isDefault ? ['quic', 'reuseport', 'default_server'] : ['quic'];
  return addresses(spec, spec.ports.https).map((address) => directive('listen', address, ...words));
}

function addresses({ ipv6 }: NginxSpec, port: number): readonly string[] {
  return [`${port}`, ...(ipv6 ? [`[::]:${port}`] : [])];
}

export function names(hosts: readonly string[]): Directive {
  return directive('server_name', ...hosts.map((host) => quoted(host)));
}
