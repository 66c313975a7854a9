import type { MachineNode, Site } from '../../cluster';

export function nodeLabels(site: Site, node: MachineNode): Record<string, string> {
  return {
    platform: site.platform,
    cluster: site.cluster,
    site: site.name,
    pool: node.pool,
    role: node.role,
  };
}
