import type { IConstruct } from 'constructs';
import { PodTraffic, type ProxiedHost } from '../network';
import { hostPorts } from './settings';
import { slotsOf } from './slots';

/** A host that something calls, and how the proxy is reached in its place. */
export interface HostSpec {
  readonly host: string;
  /** Among the hosts; also the end of the name of its Service. */
  readonly slot: number;
  readonly address: string;
  /** The host's own ports, in order, each with that of the pods. */
  readonly ports: readonly { readonly port: number; readonly podPort: number }[];
}

export interface Hosts {
  readonly all: readonly HostSpec[];
  /** For which there is no address, or no port, left. */
  readonly without: readonly string[];
}

/** Everything that pods in the construct reach by its name alone. */
export function hostsCalledIn(construct: IConstruct, addresses: readonly string[]): Hosts {
  const called = new Map<string, Set<number>>();
  for (const traffic of construct.node.findAll().filter((each) => each instanceof PodTraffic)) {
    for (const { peer, ports } of traffic.named) {
      const known = called.get(peer.host) ?? new Set<number>();
      ports.forEach(({ port }) => known.add(Number(port)));
      called.set(peer.host, known);
    }
  }
  const slots = slotsOf([...called.keys()], addresses.length);
  const all = [...slots]
    .map(([host, slot]) => ({
      host,
      slot,
      address: addresses[slot]!,
      ports: [...called.get(host)!]
        .sort((a, b) => a - b)
        .map((port, index) => ({ port, podPort: hostPorts.first + index * hostPorts.step + slot })),
    }))
    .filter(({ ports }) => ports.every(({ podPort }) => podPort < hostPorts.below));
  const found = new Set(all.map(({ host }) => host));
  return { all, without: [...called.keys()].filter((host) => !found.has(host)) };
}

export function proxied({ all }: Hosts, host: string, port: number): ProxiedHost | undefined {
  const found = all.find((each) => each.host === host);
  const at = found?.ports.find((each) => each.port === port);
  return found && at && { address: found.address, podPort: at.podPort };
}

/** What callers may open to the pods, each to the ports of the hosts that it calls and to no other. */
export function callersIn(construct: IConstruct, hosts: Hosts) {
  return construct.node
    .findAll()
    .filter((each) => each instanceof PodTraffic)
    .flatMap((traffic) => {
      const ports = traffic.named.flatMap(({ peer, ports: called }) =>
        called.flatMap(({ port }) => proxied(hosts, peer.host, Number(port))?.podPort ?? []),
      );
      return ports.length === 0 ? [] : [{ peer: traffic.peer, ports: ports.map((port) => ({ port })) }];
    });
}
