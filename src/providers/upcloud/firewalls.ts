import { nodeRules, openRules, type Site, type Surroundings } from '../../cluster';
import type { TerraformStack } from '../../terraform';
import { FirewallRules } from './bindings/firewall-rules/index';
import { renderFirewallRules } from './render-firewall';
import { serverOf } from './servers';
import type { UpCloudSpec } from './spec';

/** A list of rules for each server: a resource of its own, so that it can name the addresses of all of them. */
export function makeFirewalls(
  stack: TerraformStack,
  spec: UpCloudSpec,
  site: Site,
  surroundings: Surroundings,
): void {
  const ofSite = nodeRules(site, surroundings, spec.adminFrom);
  for (const node of site.nodes) {
    const ofRole = ofSite.filter(({ role }) => role === undefined || role === node.role);
    const rules = new FirewallRules(stack, `firewall-${node.name}`, {
      serverId: serverOf(stack, node.name).id,
      firewallRule: renderFirewallRules([...ofRole, ...openRules(surroundings.openings, node.pool)]),
    });
    rules.overrideLogicalId(node.name);
  }
}
