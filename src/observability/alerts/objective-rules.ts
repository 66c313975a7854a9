import { aggregate, durationText, operation, rate, series } from '../promql';
import { type AlertRule, day, hour, minute, type RecordingRule, type RuleGroup, sample } from './rule';

/** How much of what is called may fail within 30 days. */
export interface Objective {
  /** The callee, as its callers name it. */
  readonly service: string;
  /** Percent, below 100. */
  readonly availability: number;
}

interface Burn {
  /** Times the rate at which the budget lasts just as long as its 30 days. */
  readonly rate: number;
  readonly long: number;
  readonly short: number;
  readonly severity: 'page' | 'ticket';
}

/** @see https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts */
const burns: readonly Burn[] = [
  { rate: 14.4, long: hour, short: 5 * minute, severity: 'page' },
  { rate: 6, long: 6 * hour, short: 30 * minute, severity: 'page' },
  { rate: 3, long: day, short: 2 * hour, severity: 'ticket' },
  { rate: 1, long: 3 * day, short: 6 * hour, severity: 'ticket' },
];

export function objectiveRules(objective: Objective): RuleGroup {
  const windows = [...new Set(burns.flatMap(({ long, short }) => [long, short]))].sort((a, b) => a - b);
  return {
    name: `objective ${objective.service}`,
    records: windows.map((window) => failureRatio(objective, window)),
    alerts: burns.map((burn) => burnAlert(objective, burn)),
  };
}

function recorded(window: number): string {
  return `objective:failures:ratio_rate${durationText(window)}`;
}

function failureRatio({ service }: Objective, window: number): RecordingRule {
  const to = { envoy_cluster_name: service };
  const total = aggregate(
    'sum',
    ['envoy_cluster_name'],
    rate(window, series('envoy_cluster_upstream_rq_total', to)),
  );
  const failed = aggregate(
    'sum',
    ['envoy_cluster_name'],
    rate(window, series('envoy_cluster_upstream_rq_xx', { ...to, envoy_response_code_class: '5' })),
  );
  return { record: recorded(window), expression: operation(failed, '/', total) };
}

function burnAlert({ service, availability }: Objective, burn: Burn): AlertRule {
  const budget = Number((1 - availability / 100).toPrecision(12));
  const most = Number((burn.rate * budget).toPrecision(12));
  const above = (window: number) =>
    operation(series(recorded(window), { envoy_cluster_name: service }), '>', most);
  return {
    alert: `ObjectiveBurns${burn.severity === 'page' ? 'Fast' : 'Slowly'}`,
    when: operation(above(burn.long), 'and', above(burn.short)),
    lasting: 0,
    severity: burn.severity,
    labels: { objective: service, window: durationText(burn.long) },
    summary: `{{ $labels.envoy_cluster_name }} fails {{ $value | humanizePercentage }} of its callers over ${durationText(burn.long)}: its budget of 30 days would last ${durationText((30 * day) / burn.rate)}`,
    proof: proofOf(service, burn, most),
  };
}

/** Just above the rate, and at half of it, over the whole of the longer window. */
function proofOf(service: string, { long }: Burn, most: number): AlertRule['proof'] {
  const minutes = long / minute + 10;
  const failing = (share: number) => [
    sample('envoy_cluster_upstream_rq_total', { envoy_cluster_name: service }, `0+6000x${minutes}`),
    sample(
      'envoy_cluster_upstream_rq_xx',
      { envoy_cluster_name: service, envoy_response_code_class: '5' },
      `0+${Number((6000 * share).toPrecision(6))}x${minutes}`,
    ),
  ];
  return { fires: failing(Math.min(1, most * 1.2)), holds: failing(most * 0.5), after: minutes };
}
