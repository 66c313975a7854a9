import type { Reach } from '../reach';
import { ofKubelet } from './metric-names';
import { copy, keepMetrics, type Relabel } from './relabel';
import { api, asServiceAccount, clusterCa, type ScrapeJob } from './scrape-job';

export function kubeletJobs({ kubelets }: Pick<Reach, 'kubelets'>): readonly ScrapeJob[] {
  const job = kubelets === undefined ? throughApiServer : direct;
  return [
    job('kubelet', '/metrics', keepMetrics(ofKubelet)),
    job('cadvisor', '/metrics/cadvisor', keepMetrics('(container|machine)_.+')),
  ];
}

/**
 * At the node's own address, which its certificate names.
 * @see https://github.com/k3s-io/k3s/blob/v1.35.6%2Bk3s1/pkg/server/handlers/handlers.go ServingKubeletCert
 */
function direct(name: string, path: string, own: Relabel): ScrapeJob {
  return {
    job_name: name,
    metrics_path: path,
    ...asServiceAccount,
    tls_config: { ca_file: clusterCa },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: byNodeName,
    metric_relabel_configs: [own],
  };
}

/**
 * Nodes at different providers meet only over WireGuard, and a kubelet's own address is not reached from another site,
 * while the API server has its way to each.
 */
function throughApiServer(name: string, path: string, own: Relabel): ScrapeJob {
  return {
    job_name: name,
    ...asServiceAccount,
    tls_config: { ca_file: clusterCa },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [
      ...byNodeName,
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

const byNodeName = [
  copy('__meta_kubernetes_node_name', 'instance'),
  copy('__meta_kubernetes_node_name', 'node'),
];
