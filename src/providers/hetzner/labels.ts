import type { MachineNode, Site } from '../../cluster';

/** All names are Kubernetes names, and so valid label values. @see https://docs.hetzner.cloud/reference/cloud#labels */
export function siteLabels(site: Site): Record<string, string> {
  return { platform: site.platform, cluster: site.cluster, site: site.name };
}

export function nodeLabels(site: Site, node: MachineNode): Record<string, string> {
  return { ...siteLabels(site), pool: node.pool, role: node.role };
}

/** Selects the nodes of a role in one site, those made later too. */
export function roleSelector(site: Site, role: MachineNode['role']): string {
  return Object.entries({ ...siteLabels(site), role })
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}
