import { ports } from '../ports';
import { hostOf } from '../surroundings';
import { largeHistograms, ofKubelet } from './metric-names';
import { copy, dropMetrics, keepMetrics, keepWhere, type Relabel } from './relabel';

/** @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config */
export interface ScrapeJob {
  readonly job_name: string;
  readonly scheme?: 'https';
  readonly honor_labels?: boolean;
  readonly fallback_scrape_protocol?: 'PrometheusText0.0.4';
  readonly authorization?: { readonly credentials_file: string };
  readonly tls_config?: { readonly ca_file: string; readonly server_name?: string };
  readonly static_configs?: readonly { readonly targets: readonly string[] }[];
  readonly kubernetes_sd_configs?: readonly Discovery[];
  readonly relabel_configs?: readonly Relabel[];
  readonly metric_relabel_configs?: readonly Relabel[];
}

interface Discovery {
  readonly role: 'endpointslice' | 'node';
  readonly namespaces?: { readonly names: readonly string[] };
}

const identity = '/var/run/secrets/kubernetes.io/serviceaccount';
const api = 'kubernetes.default.svc';
const asServiceAccount = {
  scheme: 'https',
  authorization: { credentials_file: `${identity}/token` },
} as const;

/** Every job of a stack in this namespace. */
export function scrapeJobs(namespace: string): readonly ScrapeJob[] {
  const part = (name: string, port: number): ScrapeJob => ({
    job_name: name,
    static_configs: [{ targets: [`${hostOf(name, namespace)}:${port}`] }],
  });
  return [
    { job_name: 'prometheus', static_configs: [{ targets: [`localhost:${ports.prometheus}`] }] },
    apiServers,
    throughApiServer('kubelet', '/metrics', keepMetrics(ofKubelet)),
    throughApiServer('cadvisor', '/metrics/cadvisor', keepMetrics('(container|machine)_.+')),
    nodeExporter,
    // What it says is about other pods: their names and namespaces, not its own.
    { ...part('kube-state-metrics', ports.kubeStateMetrics), honor_labels: true },
    part('loki', ports.loki),
    part('grafana', ports.grafana),
    part('alloy', ports.alloy),
    declaredServices,
  ];
}

const apiServers: ScrapeJob = {
  job_name: 'kubernetes-api',
  ...asServiceAccount,
  // Asked at each server's own address, which its certificate need not hold.
  tls_config: { ca_file: `${identity}/ca.crt`, server_name: api },
  kubernetes_sd_configs: [{ role: 'endpointslice', namespaces: { names: ['default'] } }],
  relabel_configs: [
    keepWhere({
      __meta_kubernetes_service_name: 'kubernetes',
      __meta_kubernetes_endpointslice_port_name: 'https',
    }),
  ],
  metric_relabel_configs: [dropMetrics(ofKubelet), dropMetrics(largeHistograms)],
};

/**
 * Kubelets are asked through the API server: nodes at different providers meet only over WireGuard, and a kubelet's
 * own address is not reached from another site, while the API server has its way to each.
 */
function throughApiServer(job: string, path: string, own: Relabel): ScrapeJob {
  return {
    job_name: job,
    ...asServiceAccount,
    tls_config: { ca_file: `${identity}/ca.crt` },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [
      copy('__meta_kubernetes_node_name', 'instance'),
      copy('__meta_kubernetes_node_name', 'node'),
      {
        source_labels: ['__meta_kubernetes_node_name'],
        target_label: '__metrics_path__',
        replacement: `/api/v1/nodes/$1/proxy${path}`,
      },
      { target_label: '__address__', replacement: `${api}:443` },
    ],
    metric_relabel_configs: [own],
  };
}

const nodeExporter: ScrapeJob = {
  job_name: 'node-exporter',
  kubernetes_sd_configs: [{ role: 'endpointslice', namespaces: { names: ['node-exporter'] } }],
  relabel_configs: [
    keepWhere({
      __meta_kubernetes_service_name: 'node-exporter',
      __meta_kubernetes_endpointslice_port_name: 'http',
    }),
    copy('__meta_kubernetes_pod_node_name', 'instance'),
    copy('__meta_kubernetes_pod_node_name', 'node'),
  ],
};

/** Any Service, in any namespace, that is labelled `naust/metrics: "true"` and has a port named `metrics`. */
const declaredServices: ScrapeJob = {
  job_name: 'services',
  // Prometheus 3 refuses an answer without a Content-Type, which many small exporters send.
  fallback_scrape_protocol: 'PrometheusText0.0.4',
  kubernetes_sd_configs: [{ role: 'endpointslice' }],
  relabel_configs: [
    keepWhere({
      __meta_kubernetes_service_label_naust_metrics: 'true',
      __meta_kubernetes_endpointslice_port_name: 'metrics',
    }),
    copy('__meta_kubernetes_service_name', 'job'),
    copy('__meta_kubernetes_namespace', 'namespace'),
    copy('__meta_kubernetes_pod_name', 'pod'),
    copy('__meta_kubernetes_pod_node_name', 'node'),
  ],
};
