import type { CallSpec } from '../../engine';
import { envoySettings } from './settings';
import { durationText } from '../duration-text';
import { renderOutlierDetection } from './render-outlier-detection';

const HTTP_OPTIONS = 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions';
const DNS_CLUSTER = 'type.googleapis.com/envoy.extensions.clusters.dns.v3.DnsCluster';
const TLS_CONTEXT = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext';

/** In the image, as Debian lays it out. */
const TRUSTED = '/etc/ssl/certs/ca-certificates.crt';

/** The callee: every pod of it where they are found by name, otherwise one address that stands for all. */
export function renderCluster(call: CallSpec): object {
  const { name, policy } = call;
  const { host, port } = call.peers ?? call;
  return {
    name,
    cluster_type: {
      name: 'envoy.clusters.dns',
      typed_config: {
        '@type': DNS_CLUSTER,
        respect_dns_ttl: true,
        dns_lookup_family: 'V4_PREFERRED',
        // The addresses of a name that stands for all are one peer.
        all_addresses_in_single_endpoint: call.peers === undefined,
      },
    },
    connect_timeout: durationText(envoySettings.connectTimeout),
    lb_policy: 'LEAST_REQUEST',
    load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [endpoint(host, port)] }] },
    circuit_breakers: { thresholds: [thresholds(call)] },
    outlier_detection: policy.breaker && renderOutlierDetection(policy.breaker),
    common_lb_config: {
      // With too few pods left Envoy would otherwise ask those that are out, too.
      healthy_panic_threshold: { value: 0 },
      // What trips soon after it was given back would otherwise be asked for another second.
      update_merge_window: '0s',
    },
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        '@type': HTTP_OPTIONS,
        common_http_protocol_options: {
          idle_timeout: durationText(envoySettings.idleTimeout),
          max_requests_per_connection: policy.concurrency.requestsPerConnection,
        },
        explicit_http_config: { http_protocol_options: {} },
      },
    },
    transport_socket: call.tls ? tlsTo(call) : undefined,
  };
}

function endpoint(address: string, port: number): object {
  return { endpoint: { address: { socket_address: { address, port_value: port } } } };
}

function thresholds({ policy: { concurrency, retry } }: CallSpec): object {
  return {
    priority: 'DEFAULT',
    max_connections: concurrency.connections,
    max_pending_requests: concurrency.pending,
    max_requests: concurrency.connections + concurrency.pending,
    retry_budget: retry && { budget_percent: { value: retry.budgetRatio * 100 }, min_retry_concurrency: 3 },
    track_remaining: true,
  };
}

/** The certificate has to name the host, and be signed by an authority that the image, or this call, trusts. */
function tlsTo({ host, authorities = TRUSTED }: CallSpec): object {
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': TLS_CONTEXT,
      sni: host,
      common_tls_context: {
        tls_params: { tls_minimum_protocol_version: 'TLSv1_2' },
        validation_context: {
          trusted_ca: { filename: authorities },
          match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: host } }],
        },
      },
    },
  };
}
