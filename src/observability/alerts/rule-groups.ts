import { callAlerts } from './call-alerts';
import { callRecords } from './call-records';
import { databaseAlerts } from './database-alerts';
import { gatewayAlerts } from './gateway-alerts';
import { nodeAlerts } from './node-alerts';
import { nodeNetworkAlerts } from './node-network-alerts';
import { type Objective, objectiveRules } from './objective-rules';
import { podAlerts } from './pod-alerts';
import { probeAlerts } from './probe-alerts';
import { routeAlerts } from './route-alerts';
import { routeRecords } from './route-records';
import type { RuleGroup } from './rule';
import { stackAlerts } from './stack-alerts';

/** Everything that Prometheus works out by itself, in a stack with these objectives. */
export function ruleGroups(objectives: readonly Objective[]): readonly RuleGroup[] {
  const groups: readonly RuleGroup[] = [
    { name: 'stack', alerts: stackAlerts },
    { name: 'node', alerts: [...nodeAlerts, ...nodeNetworkAlerts] },
    { name: 'pod', alerts: podAlerts },
    { name: 'gateway', alerts: gatewayAlerts },
    { name: 'probe', alerts: probeAlerts },
    { name: 'database', alerts: databaseAlerts },
    { name: 'route', records: routeRecords, alerts: routeAlerts },
    { name: 'call', records: callRecords, alerts: callAlerts },
    ...objectives.map(objectiveRules),
  ];
  return groups.map(withPages);
}

function withPages(group: RuleGroup): RuleGroup {
  const alerts = group.alerts?.map((rule) => ({ ...rule, runbook: `docs/runbooks/${rule.alert}.md` }));
  return { ...group, alerts };
}
