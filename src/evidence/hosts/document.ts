import type { GateBound } from '../../cloud-init';
import { type Document, heading, paragraph, table } from '../document';
import type { HostPoolRow, HostsReport, UserDataRow } from './report';

/** The report as whoever runs the machines reads it. */
export function hostsDocument({ platform, pools, profiles, gate }: HostsReport): Document {
  return {
    title: `What the machines of ${platform} are told, and what they have to pass`,
    blocks: [
      paragraph(
        'A machine reads its user data once, at its first start: of one that exists this says what it would be told today.',
      ),
      heading('User data'),
      table(
        'Of the machine of each pool that is told most',
        ['Pool', 'Machines', 'Profile', 'Text', 'Budget', 'Handed over', 'Provider takes'],
        pools.map((row) => [
          nameOf(row),
          String(row.machines.length),
          row.profile,
          `${row.userData.bytes} bytes`,
          `${row.userData.budgetBytes} bytes`,
          ...handedOver(row.userData),
        ]),
      ),
      ...profiles.flatMap(({ profile, what, settings, openFiles }) => [
        heading(`Profile ${profile}: ${what}`),
        table(
          'Kernel settings',
          ['Setting', 'Value', 'Why', 'Source'],
          settings.map(({ key, value, why, source }) => [key, value, why, source]),
        ),
        paragraph(`Open files: ${openFiles.soft} soft, ${openFiles.hard} hard; ${openFiles.why}.`),
      ]),
      heading('The gate'),
      table(
        'What each check wants',
        ['Check', 'Bound', 'Why'],
        gate.map((row) => [row.check, boundText(row), row.why]),
      ),
      table(
        'What keeps a machine from joining',
        ['Pool', 'Held', 'Only reported', 'Taken for NVMe'],
        pools.map((row) => [
          nameOf(row),
          row.gate.held.join(', ') || 'nothing',
          Object.entries(row.gate.reportOnly)
            .map(([check, reason]) => `${check}: ${reason}`)
            .join('; ') || 'nothing',
          row.gate.storage ?? 'an NVMe device alone',
        ]),
      ),
    ],
  };
}

function nameOf({ cluster, pool }: HostPoolRow): string {
  return `${cluster}/${pool}`;
}

function handedOver({ handedOver: over }: UserDataRow): readonly [string, string] {
  if (over === null) return ['from a folder, by bootstrap.sh', 'any'];
  const how = over.as === 'gzip' ? 'gzipped, in base64' : 'as it is';
  return [`${how}: ${over.bytes} bytes`, `${over.limitBytes} bytes`];
}

function boundText({ bound, unit, setting }: GateBound): string {
  if (setting === undefined) return String(bound);
  const comparison = setting.endsWith('_min') ? 'at least' : 'at most';
  return `${comparison} ${bound} ${unit ?? ''}`.trim();
}
