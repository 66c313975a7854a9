import { connectionManager } from './connection-manager';
import { envoyPorts } from './settings';

const ADMIN = 'admin';

/** What an Envoy of ours has of its own. */
export interface EnvoyParts {
  /** As it calls itself in its figures. */
  readonly id: string;
  /** More are refused, so that its memory holds. */
  readonly connections: number;
  readonly listeners: readonly object[];
  readonly clusters: readonly object[];
}

/** The whole of an Envoy's configuration. @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/bootstrap/v3/bootstrap.proto */
export function envoyBootstrap({ id, connections, listeners, clusters }: EnvoyParts): object {
  return {
    node: { id, cluster: id },
    // What it can be told here, such as to quit, is told from inside the pod alone.
    admin: { address: { socket_address: { address: '127.0.0.1', port_value: envoyPorts.admin } } },
    overload_manager: {
      resource_monitors: [
        {
          name: 'envoy.resource_monitors.global_downstream_max_connections',
          typed_config: {
            '@type':
              'type.googleapis.com/envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig',
            max_active_downstream_connections: String(connections),
          },
        },
      ],
    },
    static_resources: {
      listeners: [statusListener, ...listeners],
      clusters: [adminCluster, ...clusters],
    },
  };
}

/** How it is, for the kubelet and Prometheus; nothing else of the admin interface. */
const statusListener = {
  name: 'status',
  address: { socket_address: { address: '0.0.0.0', port_value: envoyPorts.status } },
  filter_chains: [
    {
      filters: [
        connectionManager('status', {
          route_config: {
            name: 'status',
            virtual_hosts: [
              {
                name: 'status',
                domains: ['*'],
                routes: [
                  { match: { path: '/ready' }, route: { cluster: ADMIN } },
                  {
                    match: { path: '/metrics' },
                    route: { cluster: ADMIN, prefix_rewrite: '/stats/prometheus' },
                  },
                ],
              },
            ],
          },
        }),
      ],
    },
  ],
};

const adminCluster = {
  name: ADMIN,
  type: 'STATIC',
  connect_timeout: '1s',
  load_assignment: {
    cluster_name: ADMIN,
    endpoints: [
      {
        lb_endpoints: [
          {
            endpoint: {
              address: { socket_address: { address: '127.0.0.1', port_value: envoyPorts.admin } },
            },
          },
        ],
      },
    ],
  },
};
