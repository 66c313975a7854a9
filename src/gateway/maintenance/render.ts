import {
  block,
  comment,
  type Directive,
  directive,
  entry,
  type Node,
  quoted,
  variable,
  type VariableName,
  whenSet,
} from '../../nginx';
import type { MaintenanceSpec } from './spec';

const closed = ({ index }: MaintenanceSpec): VariableName => `closed_${index}`;

export const maintenanceLocation = ({ index }: MaintenanceSpec): `@${string}` => `@maintenance_${index}`;

/** Who is let through while the rest is told to come back. */
export function renderMaintenanceMaps(all: readonly MaintenanceSpec[]): readonly Node[] {
  const withGuests = all.filter(({ except }) => except.length > 0);
  if (withGuests.length === 0) return [];
  return [
    comment('Who gets in during maintenance.'),
    ...withGuests.map((maintenance) =>
      block(
        'geo',
        [variable('remote_addr'), variable(closed(maintenance))],
        [directive('default', '1'), ...maintenance.except.map((network) => entry(quoted(network), '0'))],
      ),
    ),
  ];
}

/** Answered before anybody is asked who it is. */
export function renderClosed(maintenance: MaintenanceSpec): Node {
  const answer = directive('return', '503');
  if (maintenance.except.length === 0) return answer;
  return block('if', [whenSet(variable(closed(maintenance)))], [answer]);
}

/** What is told, under the headers of every answer. */
export function renderMaintenanceLocation(
  maintenance: MaintenanceSpec,
  headers: readonly Directive[],
): Directive {
  const seconds = String(maintenance.retryAfter.toSeconds());
  return block(
    'location',
    [maintenanceLocation(maintenance)],
    [
      // It was to be so: no failure of the route's.
      directive('set', variable('route'), quoted('')),
      ...headers,
      directive('add_header', 'Retry-After', seconds, 'always'),
      directive('default_type', 'application/json'),
      directive('return', '503', quoted(maintenance.json)),
    ],
  );
}
