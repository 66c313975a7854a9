import { createHash } from 'node:crypto';
import {
  type FirewallRule,
  nodeRules,
  openRules,
  resourceName,
  type Site,
  type Surroundings,
} from '../../cluster';
import { hostCidr } from '../../kernel';
import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from '../../terraform';
import {
  NetworkingSecgroupRuleV2,
  type NetworkingSecgroupRuleV2Config,
} from './bindings/networking-secgroup-rule-v2/index';
import { NetworkingSecgroupV2 } from './bindings/networking-secgroup-v2/index';
import { siteIn } from './provider-block';
import type { OpenStackSpec } from './spec';

/** The security groups of each pool's nodes: one that all of the site have, and one for the ports that were declared. */
export function makeFirewalls(
  stack: TerraformStack,
  spec: OpenStackSpec,
  site: Site,
  surroundings: Surroundings,
): (pool: string) => string[] {
  const firewall = new SiteFirewall(stack, spec, site);
  // Nodes of the site are let in as members of their group, not one by one.
  const ofSite = firewall.group(
    nodeRules(site, { ...surroundings, addresses: new Map() }, spec.adminFrom),
    [],
  );
  firewall.letMembersIn(ofSite);
  const pools = [...new Set(site.nodes.map((node) => node.pool))];
  const ofPools = new Map(
    pools.flatMap((pool) => {
      const rules = openRules(surroundings.openings, pool);
      return rules.length === 0 ? [] : [[pool, firewall.group(rules, [pool, 'open']).id] as const];
    }),
  );
  return (pool) => [ofSite.id, ...[ofPools.get(pool) ?? []].flat()];
}

type Source = Pick<
  NetworkingSecgroupRuleV2Config,
  'ethertype' | 'protocol' | 'portRangeMin' | 'portRangeMax' | 'remoteIpPrefix' | 'remoteGroupId'
>;

/** What comes in is what a rule names, what goes out is anything: a new group has rules for that by itself. */
class SiteFirewall {
  constructor(
    private readonly stack: TerraformStack,
    private readonly spec: OpenStackSpec,
    private readonly site: Site,
  ) {}

  group(rules: readonly FirewallRule[], parts: readonly string[]): NetworkingSecgroupV2 {
    const { platform, cluster, name: site } = this.site;
    const name = resourceName(platform, cluster, site, ...parts);
    const group = new NetworkingSecgroupV2(this.stack, ['firewall', site, ...parts].join('-'), {
      ...siteIn(this.stack, this.spec),
      name,
      description: `${parts.length === 0 ? 'Every node' : `Declared ports of ${parts[0]}`} of ${platform} ${cluster}`,
    });
    group.overrideLogicalId(name);
    for (const rule of rules) {
      for (const source of [...rule.networks, ...rule.addresses.map(hostCidr)]) {
        this.rule(group, name, rule.name, {
          protocol: rule.protocol,
          portRangeMin: rule.port,
          portRangeMax: rule.port,
          ethertype: source.includes(':') ? 'IPv6' : 'IPv4',
          remoteIpPrefix: source,
        });
      }
    }
    return group;
  }

  /**
   * Nodes among themselves. A network of their own they share with the provider's load balancers, which are in no group
   * of theirs.
   */
  letMembersIn(group: NetworkingSecgroupV2): void {
    const { platform, cluster, name: site } = this.site;
    const own = this.spec.site?.networking === 'own';
    this.rule(group, resourceName(platform, cluster, site), 'nodes', {
      ethertype: 'IPv4',
      ...(own ? { remoteIpPrefix: this.site.network } : { remoteGroupId: group.id }),
    });
  }

  /** Named for what it lets in, so that one more source leaves the other rules as they are. */
  private rule(group: NetworkingSecgroupV2, groupName: string, what: string, rule: Source): void {
    const mark = markOf(resolved(this.stack, rule));
    const made = new NetworkingSecgroupRuleV2(this.stack, `firewall-rule-${groupName}-${what}-${mark}`, {
      ...siteIn(this.stack, this.spec),
      ...rule,
      securityGroupId: group.id,
      direction: 'ingress',
      description: what,
    });
    made.overrideLogicalId(resourceName(groupName, what, mark));
  }
}

function markOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

/** With references as they are written in the end: until then each has a number that others before it move. */
function resolved(scope: TerraformStack, value: unknown): unknown {
  return Tokenization.resolve(value, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });
}
