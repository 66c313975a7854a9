import type { HostSpec } from './host-spec';
import type { Chain, Condition, Rule, Ruleset } from './nftables/ruleset';

/** Interfaces whose packets come from this host or from pods, already decrypted. */
const inside: Condition = { kind: 'interface', names: ['lo', 'cni0', 'flannel-wg'] };
const peers = 'naust_peers';
const wireguard: Condition = { kind: 'port', protocol: 'udp', ports: [51820] };

/**
 * What a provider answers to `http://169.254.169.254`: it knows the user data, and with it the token to join.
 * Programs of the host may ask, pods may not.
 */
const metadataService = '169.254.169.254/32';

/**
 * The rules of a host. Pods never reach the metadata service; a host that no stateful firewall protects also closes
 * itself, and lets answers in because it remembers what it asked.
 *
 * Packets for the host are judged before kube-proxy translates them, so that a NodePort or a pod's host port is as
 * closed as any other. Forwarding among pods is left to flannel and the network policies.
 */
export function hostFirewall(host: HostSpec): Ruleset {
  const standsAlone = host.cloudFirewall === 'none';
  return {
    table: 'naust',
    sets: standsAlone ? [peers] : [],
    chains: [...(host.cloudFirewall === 'stateful' ? [] : [early(host), input, admitted(host)]), forward],
    includes: standsAlone ? ['naust/peers.nft'] : [],
  };
}

const forward: Chain = {
  name: 'forward',
  hook: { at: 'forward', priority: 'filter', policy: 'accept' },
  rules: [{ when: [{ kind: 'to', family: 4, networks: [metadataService] }], verdict: 'drop' }],
};

function early(host: HostSpec): Chain {
  return {
    name: 'early',
    hook: { at: 'prerouting', priority: 'mangle', policy: 'accept' },
    rules: [
      { when: [{ kind: 'known' }], verdict: 'accept' },
      { when: [inside], verdict: 'accept' },
      {
        when: [{ kind: 'to', family: 4, networks: [host.podNetwork, host.serviceNetwork] }],
        verdict: 'drop',
      },
      { when: [{ kind: 'elsewhere' }], verdict: 'accept' },
      { when: [], verdict: { jump: 'admitted' } },
      { when: [], verdict: 'drop' },
    ],
  };
}

/** What `early` let pass as addressed to no one host: neighbour discovery, and broadcasts that nothing here needs. */
const input: Chain = {
  name: 'input',
  hook: { at: 'input', priority: 'filter', policy: 'drop' },
  rules: [
    { when: [{ kind: 'known' }], verdict: 'accept' },
    { when: [inside], verdict: 'accept' },
    { when: [], verdict: { jump: 'admitted' } },
  ],
};

function admitted(host: HostSpec): Chain {
  return {
    name: 'admitted',
    rules: [
      ...icmp,
      addressLease,
      ...(host.cloudFirewall === 'none' ? [...fromAdmins(host), ...fromPeers(host)] : fromSite(host)),
      ...(host.openPorts.length > 0
        ? [accept({ kind: 'port', protocol: 'tcp', ports: ordered(host.openPorts) })]
        : []),
    ],
  };
}

/** Answers of DHCP, which no connection is known for. */
const addressLease = accept({ kind: 'port', protocol: 'udp', ports: [68, 546] });

/**
 * The other nodes, by the addresses that bootstrap.sh was given. The API and etcd both ask for a certificate.
 * @see https://docs.k3s.io/installation/requirements#networking
 */
function fromPeers({ role }: HostSpec): Rule[] {
  const from: Condition = { kind: 'fromSet', set: peers };
  return [
    accept(from, wireguard),
    ...(role === 'server'
      ? [accept(from, { kind: 'port', protocol: 'tcp', ports: [2379, 2380, 6443] })]
      : []),
  ];
}

/**
 * The site's private network, load balancer and other nodes alike: what comes from outside is addressed to a public
 * address, so it cannot pass for this. Besides, what the cloud firewall admits by its source: it follows every change of
 * `adminFrom` and of the nodes, while this file is written once, before the nodes have addresses.
 */
function fromSite({ privateNetwork, acrossSites, role }: HostSpec): Rule[] {
  const networks = privateNetwork === undefined ? [] : [privateNetwork];
  return [
    ...networks.map((network) =>
      accept(
        { kind: 'from', family: 4, networks: [network] },
        { kind: 'to', family: 4, networks: [network] },
      ),
    ),
    accept(adminPorts(role)),
    ...(acrossSites ? [accept(wireguard)] : []),
  ];
}

/** @see https://www.rfc-editor.org/rfc/rfc4890#section-4.4 errors belong to known connections and are let in as such */
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

function fromAdmins({ adminFrom, role }: HostSpec): Rule[] {
  return ([4, 6] as const).flatMap((family) => {
    const networks = adminFrom.filter((network) => network.includes(':') === (family === 6));
    return networks.length === 0 ? [] : [accept({ kind: 'from', family, networks }, adminPorts(role))];
  });
}

/** SSH, and the API where it is. */
function adminPorts(role: HostSpec['role']): Condition {
  return { kind: 'port', protocol: 'tcp', ports: role === 'server' ? [22, 6443] : [22] };
}

function accept(...when: readonly Condition[]): Rule {
  return { when, verdict: 'accept' };
}

function ordered(ports: readonly number[]): number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
