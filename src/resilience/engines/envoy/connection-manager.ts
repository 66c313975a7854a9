const PREFIX = 'type.googleapis.com/envoy.extensions.filters';

/** By these a request could ask for other retries and timeouts than the policy's; they may come from outside. */
const STEERING = [
  'x-envoy-max-retries',
  'x-envoy-retry-on',
  'x-envoy-retry-grpc-on',
  'x-envoy-hedge-on-per-try-timeout',
  'x-envoy-retriable-status-codes',
  'x-envoy-retriable-header-names',
  'x-envoy-upstream-alt-stat-name',
  'x-envoy-upstream-rq-timeout-alt-response',
  'x-envoy-upstream-rq-timeout-ms',
  'x-envoy-upstream-rq-per-try-timeout-ms',
  'x-envoy-upstream-stream-duration-ms',
  'x-envoy-expected-rq-timeout-ms',
];

/**
 * HTTP as the application speaks it: its headers, request id and trace context pass as they are.
 * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto
 */
export function connectionManager(name: string, own: object): object {
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: {
      '@type': `${PREFIX}.network.http_connection_manager.v3.HttpConnectionManager`,
      stat_prefix: name,
      codec_type: 'AUTO',
      generate_request_id: false,
      preserve_external_request_id: true,
      skip_xff_append: true,
      server_header_transformation: 'PASS_THROUGH',
      early_header_mutation_extensions: [
        {
          name: 'envoy.http.early_header_mutation.header_mutation',
          typed_config: {
            '@type':
              'type.googleapis.com/envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation',
            mutations: STEERING.map((header) => ({ remove: header })),
          },
        },
      ],
      http_filters: [
        {
          name: 'envoy.filters.http.router',
          typed_config: { '@type': `${PREFIX}.http.router.v3.Router`, suppress_envoy_headers: true },
        },
      ],
      ...own,
    },
  };
}
