import { ruleGroups } from '../../src/observability/alerts';
import type { Expression } from '../../src/observability/promql';

/** The metrics that an expression names. */
export function metricsIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'selector':
      return expression.metric === '' ? [] : [expression.metric];
    case 'amount':
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

/** All that is worked out, and what it is called afterwards. */
export function alertRulesAndRecords(): {
  readonly expressions: readonly Expression[];
  readonly recorded: readonly string[];
} {
  const groups = ruleGroups([{ service: 'inventory', availability: 99.9 }]);
  const records = groups.flatMap((group) => group.records ?? []);
  const alerts = groups.flatMap((group) => group.alerts ?? []);
  return {
    expressions: [...records.map(({ expression }) => expression), ...alerts.map(({ when }) => when)],
    recorded: records.map(({ record }) => record),
  };
}
