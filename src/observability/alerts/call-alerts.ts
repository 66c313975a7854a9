import { aggregate, increase, operation, series } from '../promql';
import { type AlertRule, minute, sample } from './rule';

const callTo = ['namespace', 'app', 'envoy_cluster_name'];
const inventory = { namespace: 'shop', app: 'orders', pod: 'orders-1', envoy_cluster_name: 'inventory' };

const counted = (metric: string) => ({
  fires: [sample(metric, inventory, '0+2x60')],
  holds: [sample(metric, inventory, '5x60')],
  after: 30,
});

const grew = (metric: string) =>
  operation(aggregate('sum', callTo, increase(5 * minute, series(metric))), '>', 0);

/** What the sidecars that carry out the policies of calls have to tell. @see https://www.envoyproxy.io/docs/envoy/latest/configuration/upstream/cluster_manager/cluster_stats */
export const callAlerts: readonly AlertRule[] = [
  {
    alert: 'CallBreakerOpen',
    when: operation(
      aggregate('max', callTo, series('envoy_cluster_circuit_breakers_default_rq_open')),
      '>',
      0,
    ),
    lasting: 2 * minute,
    severity: 'ticket',
    summary:
      'Calls of {{ $labels.namespace }}/{{ $labels.app }} to {{ $labels.envoy_cluster_name }} are at their limit',
    proof: {
      fires: [sample('envoy_cluster_circuit_breakers_default_rq_open', inventory, '1x60')],
      holds: [sample('envoy_cluster_circuit_breakers_default_rq_open', inventory, '0x60')],
      after: 30,
    },
  },
  {
    alert: 'CallsOverflow',
    when: grew('envoy_cluster_upstream_rq_pending_overflow'),
    lasting: 2 * minute,
    severity: 'page',
    summary:
      'Calls of {{ $labels.namespace }}/{{ $labels.app }} to {{ $labels.envoy_cluster_name }} are refused at once',
    proof: counted('envoy_cluster_upstream_rq_pending_overflow'),
  },
  {
    alert: 'CalledPodsEjected',
    when: operation(
      aggregate('max', callTo, series('envoy_cluster_outlier_detection_ejections_active')),
      '>',
      0,
    ),
    lasting: 5 * minute,
    severity: 'ticket',
    summary:
      '{{ $value }} pods of {{ $labels.envoy_cluster_name }} fail, and {{ $labels.namespace }}/{{ $labels.app }} asks them no more',
    proof: {
      fires: [sample('envoy_cluster_outlier_detection_ejections_active', inventory, '1x60')],
      holds: [sample('envoy_cluster_outlier_detection_ejections_active', inventory, '0x60')],
      after: 30,
    },
  },
  {
    alert: 'RetryBudgetSpent',
    when: grew('envoy_cluster_upstream_rq_retry_overflow'),
    lasting: 2 * minute,
    severity: 'ticket',
    summary:
      '{{ $labels.namespace }}/{{ $labels.app }} may not ask {{ $labels.envoy_cluster_name }} again: too much of what it asks already is asked again',
    proof: counted('envoy_cluster_upstream_rq_retry_overflow'),
  },
];
