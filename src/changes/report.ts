import { type Action, actions, addressOf, type Change, isRisky, type Subject } from './change';
import { type DetailLine, detailsOf } from './detail';

/** What a comparison found, for those who print it. */
export interface ChangesReport {
  /** What was compared with: `the last output in .`, `main`. */
  readonly against: string;
  /** That there was nothing to compare with. */
  readonly isFirst: boolean;
  readonly changes: readonly Change[];
  readonly agreed: ReadonlySet<Change>;
}

export const doneTo: Readonly<Record<Action, string>> = {
  replace: 'replaced',
  delete: 'deleted',
  rename: 'renamed',
  change: 'changed',
  add: 'added',
};

export const subjects: Readonly<Record<Subject, string>> = {
  object: 'Kubernetes objects',
  resource: 'Terraform resources',
  block: 'Terraform blocks',
  file: 'files',
};

/** What is agreed to a change by. */
export function agreementTo(change: Change): string {
  return `${change.action}:${addressOf(change)}`;
}

/** Changes that are the same but for their address, with what they have in common. */
export interface Group {
  readonly changes: readonly Change[];
  readonly details: readonly DetailLine[];
}

export function grouped(changes: readonly Change[]): readonly Group[] {
  const groups = new Map<string, { readonly changes: Change[]; readonly details: readonly DetailLine[] }>();
  for (const change of changes) {
    const details = detailsOf(change);
    const key = JSON.stringify([change.action, change.subject, details]);
    const group = groups.get(key);
    if (group) group.changes.push(change);
    else groups.set(key, { changes: [change], details });
  }
  return [...groups.values()];
}

export function risky({ changes }: ChangesReport): readonly Change[] {
  return changes.filter(isRisky);
}

export function harmless({ changes }: ChangesReport): readonly Change[] {
  return changes.filter((change) => !isRisky(change));
}

/** Those that were not agreed to. */
export function open({ changes, agreed }: ChangesReport): readonly Change[] {
  return changes.filter((change) => !agreed.has(change));
}

/** `1 replaced, 2 added`. */
export function summary(changes: readonly Change[]): string {
  return actions
    .map((action) => [action, changes.filter((change) => change.action === action).length] as const)
    .filter(([, count]) => count > 0)
    .map(([action, count]) => `${count} ${doneTo[action]}`)
    .join(', ');
}
