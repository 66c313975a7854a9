import type { Alert, RuleGroup } from '../alerts';
import type { UserRules } from './rules-spec';

/** Of one group, so that a file never holds more than it may. */
const most = 100;

/** What is worked out first stands first: within a group Prometheus goes from top to bottom. */
export function userGroups({ records, alerts }: UserRules): readonly RuleGroup<Alert>[] {
  return [
    ...inParts(records).map((some, index) => ({ name: `own records ${index + 1}`, records: some })),
    ...inParts(alerts).map((some, index) => ({ name: `own alerts ${index + 1}`, alerts: some })),
  ];
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, part) =>
    all.slice(part * most, (part + 1) * most),
  );
}
