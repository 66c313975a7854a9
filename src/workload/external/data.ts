import type { DataDeclaration } from '../../residency';
import type { ExternalSpec } from './spec';

/** What is given to something outside, and what is not known of it. */
export function externalData(name: string, { host, peer, personalData }: ExternalSpec): DataDeclaration {
  return {
    disclosures: personalData ? [personalData] : [],
    open:
      peer.kind === 'pods'
        ? [`Where the pods and volumes of "${name}" (${host}) are, which something else looks after`]
        : [],
  };
}
