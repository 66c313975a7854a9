/**
 * The part of the nftables language that a host's firewall needs, as a tree.
 * @see https://www.netfilter.org/projects/nftables/manpage.html
 */
export interface Ruleset {
  readonly table: string;
  /** Named sets of IPv4 addresses, filled by files that are included. */
  readonly sets: readonly string[];
  readonly chains: readonly Chain[];
  /** Files read after the table, in the same transaction; below `/etc` where the path is relative. */
  readonly includes: readonly string[];
}

export interface Chain {
  readonly name: string;
  /** Absent in a chain that others jump to. */
  readonly hook?: {
    /** @default 'filter' */
    readonly type?: 'nat';
    readonly at: 'prerouting' | 'input' | 'forward' | 'postrouting';
    readonly priority: 'mangle' | 'filter' | 'dstnat' | 'srcnat';
    readonly policy: 'accept' | 'drop';
  };
  readonly rules: readonly Rule[];
}

/** Conditions that hold together, and what becomes of the packet. */
export interface Rule {
  readonly when: readonly Condition[];
  readonly verdict:
    'accept' | 'drop' | 'masquerade' | { readonly jump: string } | { readonly dnatTo: string };
}

export type Condition =
  | { readonly kind: 'known' }
  | { readonly kind: 'interface'; readonly names: readonly string[] }
  | { readonly kind: 'here' | 'elsewhere' }
  /** Sent on to another address than it was for. */
  | { readonly kind: 'translated' }
  | { readonly kind: 'notTo'; readonly family: 4; readonly networks: readonly string[] }
  | { readonly kind: 'from' | 'to'; readonly family: 4 | 6; readonly networks: readonly string[] }
  | { readonly kind: 'fromSet'; readonly set: string }
  | { readonly kind: 'port'; readonly protocol: 'tcp' | 'udp'; readonly ports: readonly number[] }
  | { readonly kind: 'icmp'; readonly family: 4 | 6; readonly types: readonly string[] };
