import {
  type FirewallRule,
  nodeRules,
  openRules,
  resourceName,
  type Site,
  type Surroundings,
} from '../../cluster';
import { type TerraformStack, Token } from '../../terraform';
import { Firewall } from './bindings/firewall/index';
import { siteLabels } from './labels';
import { renderFirewallRules } from './render-firewall';
import type { HetznerSpec } from './spec';

/** The firewalls of each pool's nodes: one that all of the site have, and one for the ports that were declared. */
export function makeFirewalls(
  stack: TerraformStack,
  spec: HetznerSpec,
  site: Site,
  surroundings: Surroundings,
): (pool: string) => number[] {
  const make = (rules: readonly FirewallRule[], ...parts: readonly string[]): number => {
    const name = resourceName(site.platform, site.cluster, site.name, ...parts);
    const firewall = new Firewall(stack, ['firewall', site.name, ...parts].join('-'), {
      name,
      labels: siteLabels(site),
      rule: renderFirewallRules(rules),
    });
    firewall.overrideLogicalId(name);
    return Token.asNumber(firewall.id);
  };
  const ofSite = make(nodeRules(site, surroundings, spec.adminFrom));
  const pools = [...new Set(site.nodes.map((node) => node.pool))];
  const ofPools = new Map(
    pools.flatMap((pool) => {
      const rules = openRules(surroundings.openings, pool);
      return rules.length === 0 ? [] : [[pool, make(rules, pool, 'open')] as const];
    }),
  );
  return (pool) => [ofSite, ...[ofPools.get(pool) ?? []].flat()];
}
