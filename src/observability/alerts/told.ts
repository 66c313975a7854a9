import type { Expression } from '../promql';
import type { RuleGroup } from './rule';

/** The metrics that an expression names. */
export function metricsIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'selector':
      return expression.metric === '' ? [] : [expression.metric];
    case 'amount':
    // Rules of users are held to what there is by a reader of their own.
    case 'written':
      return [];
    case 'call':
      return expression.of.flatMap(metricsIn);
    case 'aggregation':
      return metricsIn(expression.of);
    case 'operation':
      return [...metricsIn(expression.left), ...metricsIn(expression.right)];
  }
}

/** Those rules alone that ask for what is told, or worked out by one before them. */
export function toldRules(
  groups: readonly RuleGroup[],
  metrics: Iterable<string>,
): { readonly groups: readonly RuleGroup[]; readonly told: ReadonlySet<string> } {
  const told = new Set(metrics);
  const isTold = (expression: Expression): boolean => metricsIn(expression).every((name) => told.has(name));
  const kept = groups.map(({ name, records = [], alerts = [] }) => ({
    name,
    records: records.filter(({ record, expression }) => isTold(expression) && told.add(record)),
    alerts: alerts.filter(({ when }) => isTold(when)),
  }));
  return { groups: kept.filter(({ records, alerts }) => records.length + alerts.length > 0), told };
}
