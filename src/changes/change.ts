import type { Difference } from './difference';

/** What happens to a thing; also the first half of an agreement to it. */
export type Action = 'add' | 'change' | 'delete' | 'replace' | 'rename';

export const actions: readonly Action[] = ['replace', 'delete', 'rename', 'change', 'add'];

/** A block is what Terraform reads beside resources: outputs, variables, providers, the back end. */
export type Subject = 'object' | 'resource' | 'block' | 'file';

/** What happens to one Kubernetes object, Terraform resource or block, or file. */
export interface Change {
  readonly action: Action;
  readonly subject: Subject;
  /** The cluster's folder or the Terraform stack it is in; empty for a file. */
  readonly place: string;
  /** In its place: `Deployment/shop/orders`, `hcloud_server.web-1`; the path of a file. */
  readonly name: string;
  /** Its name until now, where it is renamed. */
  readonly from?: string;
  /** What goes with it when it goes. */
  readonly loses?: string;
  /** Why to look twice, in clauses. */
  readonly risks: readonly string[];
  readonly differences: readonly Difference[];
}

/** What a change is agreed to by: unique among the changes. */
export function addressOf({ place, name }: Pick<Change, 'place' | 'name'>): string {
  return place === '' ? name : `${place}/${name}`;
}

export function isRisky({ action, subject, risks }: Change): boolean {
  if (risks.length > 0) return true;
  return (subject === 'object' || subject === 'resource') && action !== 'add' && action !== 'change';
}

/** What is lost for good first, what is merely there in addition last. */
export function inOrderOfRisk(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort(
    (a, b) => rank(a) - rank(b) || compare(addressOf(a), addressOf(b)) || compare(a.subject, b.subject),
  );
}

function rank(change: Change): number {
  if (change.loses !== undefined) return 0;
  const action = actions.indexOf(change.action) + 1;
  return isRisky(change) ? action : action + actions.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
