import type { PeerSpec } from './target-spec';

/** Peers under one set of settings. */
export interface Group {
  readonly called: string;
  readonly peers: readonly PeerSpec[];
  /** The same for groups that can be one. */
  readonly key: string;
}

/**
 * A name for each group, the same for the same one: `up_orders`, or longer where other peers would share it, and
 * numbered where the same peers are there with other settings. The prefix keeps clear of other zones, which share one
 * space of names.
 */
export function namesOf(groups: readonly Group[]): readonly string[] {
  const firstPeers = new Map<string, Set<string>>();
  for (const group of groups) {
    const known = firstPeers.get(shortName(group)) ?? new Set();
    firstPeers.set(shortName(group), known.add(firstPeer(group)));
  }
  const numbers = new Map<string, Map<string, number>>();
  return groups.map((group) => {
    const short = shortName(group);
    const base = firstPeers.get(short)!.size > 1 ? firstPeer(group) : short;
    const known = numbers.get(base) ?? new Map<string, number>();
    numbers.set(base, known);
    const number = known.get(group.key) ?? known.size + 1;
    known.set(group.key, number);
    return number === 1 ? `up_${base}` : `up_${base}_${number}`;
  });
}

/** The first label of a name, or an address. */
function shortName({ called }: Group): string {
  const host = String(called);
  return /^[a-z]/.test(host) ? host.split('.')[0]! : plain(host);
}

function firstPeer({ called, peers }: Group): string {
  return `${plain(String(peers[0]?.host ?? called))}_${peers[0]?.port ?? 0}`;
}

function plain(host: string): string {
  return host.replaceAll(':', '-');
}
