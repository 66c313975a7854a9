import type { Machines, Site } from './machines';
import { apiLoadBalancerAddress, canNumberNodes } from './network';
import type { ClusterSpec } from './spec';

/** A site and who makes it. */
export interface MadeSite {
  readonly site: Site;
  readonly machines: Machines;
}

/** The nodes of a cluster by who makes them. */
export function sitesOf(spec: ClusterSpec): readonly MadeSite[] {
  const names = [...new Set(spec.pools.map((pool) => pool.site))];
  return names.flatMap((name) => {
    const pools = spec.pools.filter((pool) => pool.site === name);
    const { machines, network } = pools[0]!;
    if (!machines) return [];
    const inSite = new Set(pools.map((pool) => pool.name));
    const site: Site = {
      platform: spec.platform,
      cluster: spec.name,
      name,
      nodes: spec.nodes.filter((node) => inSite.has(node.pool)),
      network: network ?? spec.network,
      apiAddress: apiAddressIn(spec, name),
      podNetwork: spec.nodes[0]?.host.podNetwork ?? '',
      acrossSites: spec.acrossSites,
    };
    return [{ site, machines }];
  });
}

/** Where the API of a site's own servers answers in its private network. */
function apiAddressIn({ api, pools, nodes }: ClusterSpec, site: string): string | undefined {
  const servers = pools[0]!;
  if (servers.site !== site || servers.network === undefined || !canNumberNodes(servers.network))
    return undefined;
  return api.isBalanced ? apiLoadBalancerAddress(servers.network) : nodes[0]?.privateAddress;
}
