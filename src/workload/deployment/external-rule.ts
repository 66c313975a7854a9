import type { Finding } from '../../kernel';
import type { External } from '../external';

/** Personal data leaves only to those of whom it is said. Pods of the same cluster are where its nodes are. */
export function mayTakePersonalData({ address, peer, personalData, node }: External): readonly Finding[] {
  if (peer.kind === 'pods' || personalData !== undefined) return [];
  return [
    {
      code: 'NAUST-RES-008',
      what: `handles personal data and calls "${node.id}", of which nothing says whether it is given any`,
      got: `${address.host} without personalData`,
      allowed: 'personalData: false, or personalData: { name, country, purpose } of whoever is given it',
      fix: 'say so where the External is made',
    },
  ];
}
