import { type Finding, shown } from '../../kernel';
import type { NameWay } from '../../network';
import type { DatabaseSpec } from './spec';

/** A proxy tells hosts apart by the beginning of TLS, and PostgreSQL is asked for TLS before that begins. */
export function namesNoHost(
  { name, host, port, peer }: DatabaseSpec,
  way: NameWay | undefined,
): readonly Finding[] {
  if (peer.kind !== 'name' || way?.kind !== 'proxy') return [];
  return [
    {
      code: 'NAUST-OBS-028',
      what: `asks "${name}" through the egress proxy, which cannot tell for whom: PostgreSQL begins without TLS`,
      got: shown(`${host}:${port}`),
      allowed: 'the host with its cidrs, or pods of the cluster',
      fix: 'give the networks that its owner publishes: External.cidrs',
    },
  ];
}
