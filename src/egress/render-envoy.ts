import { envoyBootstrap } from '../resilience';
import type { HostSpec } from './hosts';
import { egressSettings } from './settings';

const EXTENSIONS = 'type.googleapis.com/envoy.extensions';

/**
 * Each host has a port of its own, where a connection is taken that names this host in the beginning of its TLS, and no
 * other. It is passed on as it is: what is in it, the caller and the host alone can read.
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/listeners/listener_filters/tls_inspector
 */
export function renderEnvoy(name: string, hosts: readonly HostSpec[]): object {
  const routes = hosts.flatMap(({ host, ports }) => ports.map((port) => ({ host, ...port })));
  return envoyBootstrap({
    id: name,
    connections: egressSettings.connections,
    listeners: routes.map(listener),
    clusters: routes.map(cluster),
  });
}

interface Route {
  readonly host: string;
  readonly port: number;
  readonly podPort: number;
}

function nameOf({ host, port }: Route): string {
  return `${host}:${port}`;
}

function seconds(time: { toSeconds(): number }): string {
  return `${time.toSeconds()}s`;
}

function listener(route: Route): object {
  return {
    name: nameOf(route),
    address: { socket_address: { address: '0.0.0.0', port_value: route.podPort } },
    per_connection_buffer_limit_bytes: egressSettings.bufferBytes,
    listener_filters: [
      {
        name: 'envoy.filters.listener.tls_inspector',
        typed_config: { '@type': `${EXTENSIONS}.filters.listener.tls_inspector.v3.TlsInspector` },
      },
    ],
    listener_filters_timeout: seconds(egressSettings.namedWithin),
    // Also of what is refused.
    access_log: [accessLog(route)],
    filter_chains: [
      {
        filter_chain_match: { server_names: [route.host] },
        filters: [
          {
            name: 'envoy.filters.network.tcp_proxy',
            typed_config: {
              '@type': `${EXTENSIONS}.filters.network.tcp_proxy.v3.TcpProxy`,
              stat_prefix: nameOf(route),
              cluster: nameOf(route),
              idle_timeout: seconds(egressSettings.idleTimeout),
              max_connect_attempts: 2,
            },
          },
        ],
      },
    ],
  };
}

function accessLog(route: Route): object {
  return {
    name: 'envoy.access_loggers.stdout',
    typed_config: {
      '@type': `${EXTENSIONS}.access_loggers.stream.v3.StdoutAccessLog`,
      log_format: {
        json_format: {
          time: '%START_TIME%',
          host: route.host,
          port: route.port,
          asked: '%REQUESTED_SERVER_NAME%',
          caller: '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%',
          upstream: '%UPSTREAM_HOST%',
          sent: '%BYTES_RECEIVED%',
          received: '%BYTES_SENT%',
          milliseconds: '%DURATION%',
          flags: '%RESPONSE_FLAGS%',
        },
      },
    },
  };
}

function cluster(route: Route): object {
  return {
    name: nameOf(route),
    cluster_type: {
      name: 'envoy.clusters.dns',
      typed_config: {
        '@type': `${EXTENSIONS}.clusters.dns.v3.DnsCluster`,
        respect_dns_ttl: true,
        dns_lookup_family: 'V4_ONLY',
        all_addresses_in_single_endpoint: true,
      },
    },
    connect_timeout: seconds(egressSettings.connectTimeout),
    per_connection_buffer_limit_bytes: egressSettings.bufferBytes,
    load_assignment: {
      cluster_name: nameOf(route),
      endpoints: [
        {
          lb_endpoints: [
            {
              endpoint: {
                address: { socket_address: { address: route.host, port_value: route.port } },
              },
            },
          ],
        },
      ],
    },
    circuit_breakers: {
      thresholds: [{ priority: 'DEFAULT', max_connections: egressSettings.connections }],
    },
  };
}
