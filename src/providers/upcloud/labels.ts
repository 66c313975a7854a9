import type { MachineNode, Site } from '../../cluster';

export function siteLabels(site: Site): Record<string, string> {
  return { platform: site.platform, cluster: site.cluster, site: site.name };
}

export function nodeLabels(site: Site, node: MachineNode): Record<string, string> {
  return { ...siteLabels(site), pool: node.pool, role: node.role };
}
