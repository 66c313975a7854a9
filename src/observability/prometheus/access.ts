import type { ApiRule } from '../../kubernetes-api';
import type { Reach } from '../reach';

const read = ['get', 'list', 'watch'];

/** What discovery watches, and what is scraped: each kubelet, and the API servers. */
export function prometheusAccess({ kubelets }: Pick<Reach, 'kubelets'>): readonly ApiRule[] {
  return [
    { apiGroups: [''], resources: ['nodes', 'pods', 'services'], verbs: read },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: read },
    kubelets === undefined ? anythingOfKubelets : metricsOfKubelets,
    { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  ];
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/#kubelet-authorization */
const metricsOfKubelets: ApiRule = { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] };

/**
 * What the API server asks for before it passes a request on to a kubelet, whatever the request is. A strong right: it
 * reaches whatever a kubelet serves, running commands in pods among it. Hence nothing but Grafana may talk to
 * Prometheus, and Prometheus to nothing but what it scrapes.
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes
 */
const anythingOfKubelets: ApiRule = { apiGroups: [''], resources: ['nodes/proxy'], verbs: ['get'] };
