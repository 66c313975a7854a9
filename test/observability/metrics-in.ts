import { ruleGroups } from '../../src/observability/alerts';
import type { Objective } from '../../src/observability/alerts';
import type { Expression } from '../../src/observability/promql';

const orders = { namespace: 'shop', gateway: 'gateway', server: 'shop.example.no', route: '/v1/orders' };

/** One of each kind. */
export const objectives: readonly Objective[] = [
  { service: 'inventory', availability: 99.9 },
  { ...orders, share: 99.9, within: undefined },
  { ...orders, share: 99, within: 0.3 },
];

/** All that is worked out, and what it is called afterwards. */
export function alertRulesAndRecords(): {
  readonly expressions: readonly Expression[];
  readonly recorded: readonly string[];
} {
  const groups = ruleGroups(objectives);
  const records = groups.flatMap((group) => group.records ?? []);
  const alerts = groups.flatMap((group) => group.alerts ?? []);
  return {
    expressions: [...records.map(({ expression }) => expression), ...alerts.map(({ when }) => when)],
    recorded: records.map(({ record }) => record),
  };
}
