import { type Document, paragraph, table } from '../document';
import type { CallsReport } from './report';

/** The report as whoever is called at night reads it. */
export function callsDocument({ platform, calls, encryption }: CallsReport): Document {
  return {
    title: `How services of ${platform} call each other`,
    blocks: [
      paragraph(
        'Each call that has a policy, and what carries the policy out. Where that does otherwise than the policy says, the difference has a name, and somebody accepted it: the stack by that name, or the default, which is what an engine has nearest to the default breaker.',
      ),
      table(
        'Calls',
        ['Call', 'Cluster', 'Carried out by', 'Differences'],
        calls.map(({ caller, callee, cluster, engine, differences }) => [
          `${caller} to ${callee}`,
          cluster ?? 'none',
          engine,
          differences.length === 0 ? 'none' : differences.map(({ name }) => name).join(', '),
        ]),
      ),
      table(
        'Encryption on the way',
        ['Call', 'Cluster', 'Personal data', 'Encrypted by'],
        encryption.map(({ caller, callee, cluster, personalData, encryptedBy }) => [
          `${caller} to ${callee}`,
          cluster ?? 'none',
          personalData ? 'yes' : 'not said',
          encryptedBy.join('; ') || 'nothing that is known',
        ]),
      ),
      table(
        'Differences',
        ['Call', 'Difference', 'What happens', 'Accepted by'],
        calls.flatMap(({ caller, callee, engine, differences }) =>
          differences.map(({ name, what, acceptedBy }) => [
            `${caller} to ${callee}`,
            name,
            `${engine} ${what}`,
            acceptedBy,
          ]),
        ),
      ),
    ],
  };
}
