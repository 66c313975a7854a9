import type { ApiRule } from '../../kubernetes-api';
import data from './resources.json';

const byGroup: Readonly<Record<string, readonly string[]>> = data.resources;

/** What it tells of, as its own flag names it. */
export const watchedResources: readonly string[] = Object.values(byGroup).flat().sort();

/** The right to see just that. */
export const kubeStateMetricsAccess: readonly ApiRule[] = Object.entries(byGroup).map(
  ([group, resources]) => ({
    apiGroups: [group],
    resources,
    verbs: ['list', 'watch'],
  }),
);
