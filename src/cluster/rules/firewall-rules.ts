import type { Finding } from '../../kernel';
import { openRules } from '../firewall';
import type { FirewallLimits, Machines } from '../machines';
import type { Opening } from '../opening';
import type { ClusterSpec } from '../spec';

/** A firewall of a provider's takes so many rules: one more, and Terraform fails half way. */
export function firewallFindings(spec: ClusterSpec, openings: readonly Opening[]): readonly Finding[] {
  const sites = [...new Set(spec.pools.map((pool) => pool.site))];
  return sites.flatMap((site) => {
    const pools = spec.pools.filter((pool) => pool.site === site);
    const { machines } = pools[0]!;
    const limits = machines?.firewallLimits;
    if (limits === undefined) return [];
    const ofNodes = nodeRuleCount(spec, machines!.adminFrom.length, limits);
    const tooMany = (what: string, count: number, fix: string): readonly Finding[] =>
      count > limits.rules ? [tooManyRules(machines!, what, count, limits, fix)] : [];
    return [
      ...tooMany(`the machines of site "${site}"`, ofNodes, 'name fewer and wider networks in adminFrom'),
      ...pools.flatMap(({ name }) =>
        tooMany(
          `the open ports of pool "${name}"`,
          openRules(openings, name).length,
          'open fewer ports, or on machines of another pool',
        ),
      ),
    ];
  });
}

/** SSH and the API for operators, and where nodes meet on public addresses the API and WireGuard for each other. */
function nodeRuleCount(spec: ClusterSpec, admins: number, { sourcesPerRule }: FirewallLimits): number {
  const nodes = spec.acrossSites ? spec.nodes.length : 0;
  return [admins, admins + nodes, nodes].reduce(
    (sum, sources) => sum + Math.ceil(sources / sourcesPerRule),
    0,
  );
}

function tooManyRules(
  { provider }: Machines,
  what: string,
  count: number,
  { rules, sourcesPerRule }: FirewallLimits,
  fix: string,
): Finding {
  return {
    code: 'NAUST-CLU-024',
    what: `has more rules in a firewall than ${provider} takes: that of ${what}`,
    got: `${count} rules`,
    allowed: `${rules} rules, each of one port and at most ${sourcesPerRule} networks`,
    fix,
  };
}
