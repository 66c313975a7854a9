import type { FirewallRule } from '../../cluster';
import { hostCidr } from '../../kernel';
import type { FirewallRule as HetznerRule } from './bindings/firewall/index';
import { hetznerLimits } from './defaults';

/** Inbound rules only: the first outbound one would close everything else that goes out. Answers are let in anyway. */
export function renderFirewallRules(rules: readonly FirewallRule[]): HetznerRule[] {
  return rules.flatMap((rule) =>
    chunks([...rule.networks, ...rule.addresses.map(hostCidr)], hetznerLimits.sourcesPerRule).map(
      (sources) => ({
        direction: 'in',
        protocol: rule.protocol,
        port: String(rule.port),
        sourceIps: sources,
        description: rule.name,
      }),
    ),
  );
}

function chunks(all: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
