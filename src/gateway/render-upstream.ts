import { ipAddress } from '../kernel';
import { block, directive, type Directive, quoted } from './nginx/directive';
import { size, time } from './nginx/units';
import type { NginxSpec } from './nginx-spec';
import { upstreamZone } from './settings';
import type { UpstreamSpec } from './spec';
import type { ServerSpec } from './target-spec';

export function renderUpstream({ name, servers }: UpstreamSpec, spec: NginxSpec): Directive {
  const { keepalive, keepaliveTimeout, maxFails, failTimeout } = spec.routing;
  const follows = spec.resolver !== undefined;
  return block(
    'upstream',
    [quoted(name)],
    [
      directive('zone', quoted(name), size(upstreamZone)),
      directive('least_conn'),
      ...servers.map((server) =>
        directive(
          'server',
          quoted(hostAndPort(server)),
          ...(follows && !ipAddress.accepts(server.host) ? ['resolve'] : []),
          `max_fails=${maxFails}`,
          `fail_timeout=${time(failTimeout)}`,
        ),
      ),
      directive('keepalive', String(keepalive)),
      directive('keepalive_timeout', time(keepaliveTimeout)),
    ],
  );
}

function hostAndPort({ host, port }: ServerSpec): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
