import { envoyStatusPort } from '../../resilience';
import { probeModule } from '../blackbox';
import { ports } from '../ports';
import { askedOf, hostOf } from '../surroundings';
import { kubeletJobs } from './kubelet-jobs';
import { largeHistograms, ofCalls, ofKubelet } from './metric-names';
import { copy, dropMetrics, keepMetrics, keepWhere } from './relabel';
import type { PrometheusSpec } from './spec';
import { api, asServiceAccount, clusterCa, type ScrapeJob } from './scrape-job';

/** Every job of a stack in this namespace, in a cluster of this reach. */
export function scrapeJobs(
  around: Pick<PrometheusSpec, 'namespace' | 'reach' | 'mutualTls' | 'traced' | 'databases'>,
  probed: readonly string[],
): readonly ScrapeJob[] {
  const { namespace, reach } = around;
  const part = (name: string, port: number): ScrapeJob => ({
    job_name: name,
    static_configs: [{ targets: [`${hostOf(name, namespace)}:${port}`] }],
  });
  const guarded = (name: string, port: number): ScrapeJob => ({
    ...part(name, port),
    ...askedOf(name, around),
  });
  return [
    {
      job_name: 'prometheus',
      ...askedOf('prometheus', around),
      static_configs: [{ targets: [`localhost:${ports.prometheus}`] }],
    },
    apiServers,
    ...kubeletJobs(reach),
    nodeExporter('node-exporter', 'http'),
    nodeExporter('node-network', 'network'),
    // What it says is about other pods: their names and namespaces, not its own.
    { ...part('kube-state-metrics', ports.kubeStateMetrics), honor_labels: true },
    guarded('alertmanager', ports.alertmanager),
    guarded('loki', ports.loki),
    ...(around.traced ? [guarded('tempo', ports.tempo)] : []),
    part('grafana', ports.grafana),
    part('alloy', ports.alloy),
    ...(probed.length === 0 ? [] : [probes(probed, hostOf('blackbox-exporter', namespace))]),
    ...(around.databases.length === 0 ? [] : [databases(around)]),
    sidecars,
    declaredServices,
  ];
}

/** Of each name the exporter is asked, and answers as if it were that name. */
const probes = (names: readonly string[], exporter: string): ScrapeJob => ({
  job_name: 'probes',
  metrics_path: '/probe',
  params: { module: [probeModule] },
  static_configs: [{ targets: names.map((name) => `https://${name}/`) }],
  relabel_configs: [
    copy('__address__', '__param_target'),
    copy('__param_target', 'instance'),
    { target_label: '__address__', replacement: `${exporter}:${ports.blackbox}` },
  ],
});

/** What each exporter tells is of a database, by the name that the stack has for it. */
const databases = ({
  databases: names,
  namespace,
}: Pick<PrometheusSpec, 'databases' | 'namespace'>): ScrapeJob => ({
  job_name: 'databases',
  static_configs: [{ targets: names.map((name) => `${hostOf(name, namespace)}:${ports.postgresExporter}`) }],
  relabel_configs: [
    {
      source_labels: ['__address__'],
      regex: 'database-([^.]+)[.].+',
      target_label: 'instance',
      replacement: '$1',
    },
  ],
});

const apiServers: ScrapeJob = {
  job_name: 'kubernetes-api',
  ...asServiceAccount,
  // Asked at each server's own address, which its certificate need not hold.
  tls_config: { ca_file: clusterCa, server_name: api },
  kubernetes_sd_configs: [{ role: 'endpointslice', namespaces: { names: ['default'] } }],
  relabel_configs: [
    keepWhere({
      __meta_kubernetes_service_name: 'kubernetes',
      __meta_kubernetes_endpointslice_port_name: 'https',
    }),
  ],
  metric_relabel_configs: [dropMetrics(ofKubelet), dropMetrics(largeHistograms)],
};

/** One of its two: a node has one name in both. */
const nodeExporter = (job: string, port: string): ScrapeJob => ({
  job_name: job,
  kubernetes_sd_configs: [{ role: 'endpointslice', namespaces: { names: ['node-exporter'] } }],
  relabel_configs: [
    keepWhere({
      __meta_kubernetes_service_name: 'node-exporter',
      __meta_kubernetes_endpointslice_port_name: port,
    }),
    copy('__meta_kubernetes_pod_node_name', 'instance'),
    copy('__meta_kubernetes_pod_node_name', 'node'),
  ],
});

/** The Envoy beside whatever calls with a policy. */
const sidecars: ScrapeJob = {
  job_name: 'sidecars',
  kubernetes_sd_configs: [{ role: 'pod' }],
  relabel_configs: [
    keepWhere({ __meta_kubernetes_pod_container_port_name: envoyStatusPort }),
    copy('__meta_kubernetes_namespace', 'namespace'),
    copy('__meta_kubernetes_pod_label_app_kubernetes_io_name', 'app'),
    copy('__meta_kubernetes_pod_name', 'pod'),
  ],
  metric_relabel_configs: [keepMetrics(ofCalls)],
};

/** What pods call the ports that Prometheus asks, in whichever namespace they are. */
export const scrapedPorts = ['metrics', envoyStatusPort] as const;

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
