import { type Finding, shown } from '../../kernel';
import type { NameWay } from '../../network';
import type { ReceiverSpec } from './receiver-spec';

/** Where mail is taken by TLS from its first byte. @see https://www.rfc-editor.org/rfc/rfc8314#section-3.3 */
const submissions = 465;

/** A proxy tells hosts apart by the beginning of TLS, and at other ports mail begins without. */
export function namesNoHost(
  { name, kind, host, port, peer }: ReceiverSpec,
  way: NameWay | undefined,
): readonly Finding[] {
  if (kind !== 'email' || peer.kind !== 'name' || way?.kind !== 'proxy' || port === submissions) return [];
  return [
    {
      code: 'NAUST-WRK-033',
      what: `sends mail for "${name}" through the egress proxy, which cannot tell for whom: it begins without TLS`,
      got: shown(`${host}:${port}`),
      allowed: `port ${submissions}, where TLS comes first; or the host with its cidrs`,
      fix: `write port: ${submissions} where the host takes mail there, or give the networks that its owner publishes`,
    },
  ];
}
