import { Duration, Size } from 'cdk8s';
import { type HostGatewayProps, nginxTargets } from '../../gateway';
import type { HostFile } from '../../platform';
import { pushPath } from '../alloy';
import { ports } from '../ports';
import type { HostObservabilityProps } from './props';

/** What stands before a stack: its own folder, and what it needs. */
export interface Front {
  readonly files: readonly HostFile[];
  readonly packages: readonly string[];
}

/** Where the names and passwords of hosts that send logs are: the folder is below the stack's own. */
export const sendersSecret = { secret: 'log-senders', key: 'htpasswd' } as const;

/** What nginx before the stack is told: it ends TLS, asks hosts for passwords, and leaves people to Grafana. */
export function frontProps(props: HostObservabilityProps, folder: string): HostGatewayProps {
  const grafana = { host: '127.0.0.1', port: ports.grafana };
  const takesLogs = (props.logsFrom ?? []).length > 0;
  return {
    host: props.host,
    tls: props.tls,
    place: props.on.place,
    nginx: props.nginx ?? nginxTargets.debian13,
    ...(props.restartAt === undefined ? {} : { restartAt: props.restartAt }),
    routes: {
      // A first look fetches some hundred files, and a query may take as long as Grafana lets it.
      '/': {
        to: grafana,
        timeout: Duration.seconds(60),
        rate: { requests: 100, per: 'second', burst: 400 },
      },
      '/api/live': { to: grafana, protocol: 'websocket' },
      ...(takesLogs ? { [pushPath]: push } : {}),
    },
    ...(takesLogs
      ? { passwords: { [pushPath]: `${folder}/secrets/${sendersSecret.secret}/${sendersSecret.key}` } }
      : {}),
  };
}

/** Alloy sends a MiB at once at most, before it is packed; a host that was cut off has more to tell at once. */
const push = {
  to: { host: '127.0.0.1', port: ports.loki },
  bodySize: Size.mebibytes(4),
  timeout: Duration.seconds(10),
} as const;
