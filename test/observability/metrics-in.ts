import { ruleGroups } from '../../src/observability/alerts';
import type { Expression } from '../../src/observability/promql';

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
