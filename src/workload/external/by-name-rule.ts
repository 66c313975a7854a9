import type { Construct } from 'constructs';
import { type Finding, shown } from '../../kernel';
import { type Peer, wayByName } from '../../network';

interface Reached {
  readonly address: { readonly host: string };
  readonly peer: Peer;
}

/** A network policy knows addresses only: where nothing lets pods out by name, a host's networks have to be given. */
export function unreachableByName({ peer, address }: Reached, from: Construct): readonly Finding[] {
  const isKnown = peer.kind === 'networks' ? peer.cidrs.length > 0 : peer.kind !== 'name';
  if (isKnown || (peer.kind === 'name' && wayByName(from) !== undefined)) return [];
  return [
    {
      code: 'NAUST-WRK-010',
      what: 'is outside the cluster and known by name alone, and a network policy knows addresses only',
      got: `host ${shown(address.host)} without cidrs`,
      allowed: 'its CIDRs; or a cluster that Cilium connects; or an egress proxy in the cluster',
      fix: 'make one: new EgressProxy(cluster.namespace("egress"), "egress-proxy"), or give the networks that its owner publishes',
    },
  ];
}
