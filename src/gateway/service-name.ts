const CLUSTER_DOMAIN = '.svc.cluster.local';

/** The name by which a Service is found in the cluster. */
export function clusterName(service: string, namespace: string): string {
  return `${service}.${namespace}${CLUSTER_DOMAIN}`;
}

/** The namespace in `orders.shop.svc.cluster.local`, also behind the name of a pod. */
export function namespaceIn(host: string): string | undefined {
  return host.endsWith(CLUSTER_DOMAIN) ? host.slice(0, -CLUSTER_DOMAIN.length).split('.').at(-1) : undefined;
}

/** The Service in `orders.shop.svc.cluster.local`. */
export function serviceIn(host: string): { readonly name: string; readonly namespace: string } | undefined {
  if (!host.endsWith(CLUSTER_DOMAIN)) return undefined;
  const [name, namespace, ...rest] = host.slice(0, -CLUSTER_DOMAIN.length).split('.');
  return name && namespace && rest.length === 0 ? { name, namespace } : undefined;
}
