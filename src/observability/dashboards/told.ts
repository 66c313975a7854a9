import type { Dashboard, Panel, Variable } from './dashboard';
import type { Expression } from '../promql';

/** Those panels alone whose every query `isTold`; a dashboard without any is gone. */
export function toldDashboards(
  dashboards: readonly Dashboard[],
  isTold: (of: Expression) => boolean,
  told: ReadonlySet<string>,
): readonly Dashboard[] {
  const isShown = ({ queries }: Panel): boolean => queries.every(({ of }) => isTold(of));
  const isKnown = ({ metric }: Variable): boolean => metric === undefined || told.has(metric);
  return dashboards
    .filter(({ variables }) => variables.every(isKnown))
    .map(({ row, ...dashboard }) => ({
      ...dashboard,
      panels: dashboard.panels.filter(isShown),
      ...(row && isKnown(row.each) && { row: { ...row, panels: row.panels.filter(isShown) } }),
    }))
    .filter(({ panels }) => panels.length > 0);
}
