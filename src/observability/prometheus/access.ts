import type { ApiRule } from '../kubernetes';

const read = ['get', 'list', 'watch'];

/**
 * What discovery watches, and what is scraped through the API server. `nodes/proxy` is a strong right: it reaches
 * whatever a kubelet serves, running commands in pods among it. Hence nothing but Grafana may talk to Prometheus, and
 * Prometheus to nothing but what it scrapes.
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes
 */
export const prometheusAccess: readonly ApiRule[] = [
  { apiGroups: [''], resources: ['nodes', 'pods', 'services'], verbs: read },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
  { apiGroups: [''], resources: ['nodes/proxy'], verbs: ['get'] },
  { nonResourceURLs: ['/metrics'], verbs: ['get'] },
];
