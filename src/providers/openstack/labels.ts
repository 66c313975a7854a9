import type { ClusterNode, Site } from '../../cluster';

export function nodeLabels(site: Site, node: ClusterNode): Record<string, string> {
  return {
    platform: site.platform,
    cluster: site.cluster,
    site: site.name,
    pool: node.pool,
    role: node.role,
  };
}
