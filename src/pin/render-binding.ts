import { holdsLabel, type PinnedData, pinNames } from './pin';

/** Has a policy hold in every namespace that is pinned for this kind of data. */
export function renderBinding(policyName: string, holds: PinnedData): object {
  return {
    policyName,
    validationActions: ['Deny'],
    matchResources: { namespaceSelector: { matchLabels: { [holdsLabel]: pinNames[holds] } } },
  };
}
