import type { Ruleset } from '../../cloud-init';
import type { HostObservabilitySpec } from './spec';

type Rule = Ruleset['chains'][number]['rules'][number];
type Condition = Rule['when'][number];

/** @see `metadataService` of the host firewall: it knows the user data */
const metadataService = '169.254.169.254/32';

/**
 * Nothing comes in but SSH and HTTPS from whom they are for. Containers get out to what Prometheus asks and to who is told
 * of alerts. Docker's own tables are left alone: what is dropped here, they cannot let through.
 * @see https://docs.docker.com/engine/network/packet-filtering-firewalls/
 */
export function hostRuleset(spec: HostObservabilitySpec): Ruleset {
  return {
    table: 'naust',
    sets: [],
    includes: [],
    chains: [
      {
        name: 'input',
        hook: { at: 'input', priority: 'filter', policy: 'drop' },
        rules: [
          accept({ kind: 'known' }),
          accept({ kind: 'interface', names: ['lo'] }),
          ...icmp,
          // Answers of DHCP, which no connection is known for.
          accept(udp(68, 546)),
          ...from(spec.adminFrom, tcp(22)),
          ...from([...spec.adminFrom, ...spec.logsFrom], tcp(443)),
          ...(spec.provesNames ? [accept(tcp(80))] : []),
        ],
      },
      {
        name: 'forward',
        hook: { at: 'forward', priority: 'filter', policy: 'drop' },
        rules: [
          { when: [to([metadataService])], verdict: 'drop' },
          accept({ kind: 'known' }),
          // Containers of one bridge, which the kernel may have judged here too.
          ...Object.values(spec.subnets).map((subnet) => accept(fromNet(subnet), to([subnet]))),
          ...scraped(spec),
          ...told(spec),
        ],
      },
    ],
  };
}

function scraped({ scrapes, subnets }: HostObservabilitySpec): readonly Rule[] {
  if (scrapes.length === 0) return [];
  const out = fromNet(subnets.targets);
  return [...names(out), ...scrapes.map(({ networks, ports }) => accept(out, to(networks), tcp(...ports)))];
}

function told({ alertmanager, subnets }: HostObservabilitySpec): readonly Rule[] {
  const out = fromNet(subnets.receivers);
  const rules = alertmanager.receivers.flatMap(({ peer, port }) =>
    peer.kind === 'networks' ? onIpv4(peer.cidrs).map((cidrs) => accept(out, to(cidrs), tcp(port))) : [],
  );
  return rules.length === 0 ? [] : [...names(out), ...rules];
}

/** Containers have no other. */
function onIpv4(networks: readonly string[]): readonly (readonly string[])[] {
  const all = networks.filter((network) => !network.includes(':'));
  return all.length === 0 ? [] : [all];
}

/** Docker asks the machine's name servers from within the container's network. */
function names(out: Condition): readonly Rule[] {
  return [accept(out, udp(53)), accept(out, tcp(53))];
}

function from(networks: readonly string[], port: Condition): readonly Rule[] {
  return ([4, 6] as const).flatMap((family) => {
    const own = [...new Set(networks.filter((network) => network.includes(':') === (family === 6)))];
    return own.length === 0 ? [] : [accept({ kind: 'from', family, networks: own }, port)];
  });
}

/** @see https://www.rfc-editor.org/rfc/rfc4890#section-4.4 */
const icmp: readonly Rule[] = [
  accept({ kind: 'icmp', family: 4, types: ['echo-request'] }),
  accept({
    kind: 'icmp',
    family: 6,
    types: [
      'echo-request',
      'packet-too-big',
      'nd-router-advert',
      'nd-neighbor-solicit',
      'nd-neighbor-advert',
    ],
  }),
];

function accept(...when: readonly Condition[]): Rule {
  return { when, verdict: 'accept' };
}

function fromNet(network: string): Condition {
  return { kind: 'from', family: 4, networks: [network] };
}

function to(networks: readonly string[]): Condition {
  return { kind: 'to', family: 4, networks };
}

function tcp(...ports: readonly number[]): Condition {
  return { kind: 'port', protocol: 'tcp', ports };
}

function udp(...ports: readonly number[]): Condition {
  return { kind: 'port', protocol: 'udp', ports };
}
