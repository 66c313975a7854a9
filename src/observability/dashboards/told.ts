import type { Dashboard, Panel } from './dashboard';
import type { Expression } from '../promql';

/** Those panels alone whose every query `isTold`; a dashboard without any is gone. */
export function toldDashboards(
  dashboards: readonly Dashboard[],
  isTold: (of: Expression) => boolean,
  told: ReadonlySet<string>,
): readonly Dashboard[] {
  const isShown = ({ queries }: Panel): boolean => queries.every(({ of }) => isTold(of));
  return dashboards
    .filter(({ variables }) => variables.every(({ metric }) => metric === undefined || told.has(metric)))
    .map((dashboard) => ({ ...dashboard, panels: dashboard.panels.filter(isShown) }))
    .filter(({ panels }) => panels.length > 0);
}
