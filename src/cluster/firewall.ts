import type { Site, Surroundings } from './machines';
import type { Opening } from './opening';

/** One port that a firewall lets in, and from where. What no rule names stays closed. */
export interface FirewallRule {
  /** What is behind the port: `ssh`, `kubernetes-api`, `wireguard`, or the name of an opening. */
  readonly name: string;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** Networks in CIDR form, known at synth. */
  readonly networks: readonly string[];
  /** Single addresses; Terraform references where they are not known at synth. */
  readonly addresses: readonly string[];
  /** The one role whose nodes listen there; `undefined` where all do. */
  readonly role?: 'server';
}

/** Both families, as the firewalls of providers write them. */
export const wholeInternet = ['0.0.0.0/0', '::/0'] as const;

/**
 * What every node of a site lets in on its public address. Nodes of one site meet in their private network; across
 * sites each is known to every other by its public address, to those beside it too.
 * @see https://docs.k3s.io/installation/requirements#inbound-rules-for-k3s-nodes
 */
export function nodeRules(
  site: Site,
  { peers, addresses }: Surroundings,
  adminFrom: readonly string[],
): readonly FirewallRule[] {
  const nodes = site.acrossSites ? [...peers, ...addresses.values()] : [];
  const ssh = { name: 'ssh', protocol: 'tcp', port: 22, networks: adminFrom, addresses: [] } as const;
  const api = {
    name: 'kubernetes-api',
    protocol: 'tcp',
    port: 6443,
    networks: adminFrom,
    addresses: nodes,
    role: 'server',
  } as const;
  const wireguard = {
    name: 'wireguard',
    protocol: 'udp',
    port: 51820,
    networks: [],
    addresses: nodes,
  } as const;
  return site.acrossSites ? [ssh, api, wireguard] : [ssh, api];
}

/** What the nodes of one pool let in from everywhere, because a construct declared it. */
export function openRules(openings: readonly Opening[], pool: string): readonly FirewallRule[] {
  return openings.flatMap((opening) =>
    opening.kind === 'hostPorts' && opening.pool === pool
      ? opening.ports.map((port) => ({
          name: opening.name,
          protocol: 'tcp' as const,
          port,
          networks: wholeInternet,
          addresses: [],
        }))
      : [],
  );
}
