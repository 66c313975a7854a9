import { aggregate, operation, rate, series } from '../promql';
import { burnRules } from './burns';
import { type RouteObjective, routeObjectiveRules } from './route-objective-rules';
import { type RuleGroup, sample } from './rule';

/** How much of what is called may fail within 30 days. */
export interface CallObjective {
  /** The callee, as its callers name it. */
  readonly service: string;
  /** Percent, below 100. */
  readonly availability: number;
}

export type Objective = CallObjective | RouteObjective;

export function objectiveRules(objective: Objective): RuleGroup {
  return 'route' in objective ? routeObjectiveRules(objective) : callObjectiveRules(objective);
}

function callObjectiveRules({ service, availability }: CallObjective): RuleGroup {
  const to = { envoy_cluster_name: service };
  const calls = (metric: string, more: Readonly<Record<string, string>>, window: number) =>
    aggregate('sum', ['envoy_cluster_name'], rate(window, series(metric, { ...to, ...more })));
  return burnRules({
    group: `objective ${service}`,
    alert: 'Objective',
    record: 'objective:failures:ratio_rate',
    of: to,
    labels: { objective: service },
    promised: availability,
    wrong: (window) =>
      operation(
        calls('envoy_cluster_upstream_rq_xx', { envoy_response_code_class: '5' }, window),
        '/',
        calls('envoy_cluster_upstream_rq_total', {}, window),
      ),
    summary: '{{ $labels.envoy_cluster_name }} fails {{ $value | humanizePercentage }} of its callers',
    proof: (share, samples) => [
      sample('envoy_cluster_upstream_rq_total', to, `0+6000x${samples}`),
      sample(
        'envoy_cluster_upstream_rq_xx',
        { ...to, envoy_response_code_class: '5' },
        `0+${Number((6000 * share).toPrecision(6))}x${samples}`,
      ),
    ],
  });
}
