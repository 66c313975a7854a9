import { amount, call, increase, operation, series } from '../promql';
import { type AlertRule, hour, minute, sample } from './rule';

const self = { instance: 'localhost:9090', job: 'prometheus' };
const counted = (metric: string, labels: Readonly<Record<string, string>>) => ({
  fires: [sample(metric, labels, '0+2x60')],
  holds: [sample(metric, labels, '5x60')],
  after: 30,
});

/** Whether what watches is itself well. */
export const stackAlerts: readonly AlertRule[] = [
  {
    alert: 'Watchdog',
    when: call('vector', amount(1)),
    lasting: 0,
    severity: 'heartbeat',
    summary: 'Alerts reach their receiver. When this one stops, they do not',
    // It always fires: what is not to be is that it needs anything to.
    proof: { fires: [], holds: [], after: 5 },
  },
  {
    alert: 'TargetDown',
    when: operation(series('up'), '==', 0),
    lasting: 5 * minute,
    severity: 'page',
    summary: '{{ $labels.instance }} of {{ $labels.job }} does not tell its metrics',
    proof: {
      fires: [sample('up', { instance: 'oslo-1', job: 'node-exporter' }, '0x60')],
      holds: [sample('up', { instance: 'oslo-1', job: 'node-exporter' }, '1x60')],
      after: 30,
    },
  },
  {
    alert: 'PrometheusRuleFails',
    when: operation(increase(5 * minute, series('prometheus_rule_evaluation_failures_total')), '>', 0),
    lasting: 5 * minute,
    severity: 'page',
    summary: 'Rules of group {{ $labels.rule_group }} cannot be worked out',
    proof: counted('prometheus_rule_evaluation_failures_total', { ...self, rule_group: 'node' }),
  },
  {
    alert: 'PrometheusDeletesEarly',
    when: operation(increase(hour, series('prometheus_tsdb_size_retentions_total')), '>', 0),
    lasting: 0,
    severity: 'ticket',
    summary: 'Metrics are deleted before their time, because they have reached the size cap',
    proof: counted('prometheus_tsdb_size_retentions_total', self),
  },
  {
    alert: 'AlertsDoNotLeavePrometheus',
    when: operation(increase(5 * minute, series('prometheus_notifications_errors_total')), '>', 0),
    lasting: 5 * minute,
    severity: 'page',
    summary: '{{ $labels.alertmanager }} does not take the alerts of Prometheus',
    proof: counted('prometheus_notifications_errors_total', {
      ...self,
      alertmanager: 'http://alertmanager.observability.svc:9093/api/v2/alerts',
    }),
  },
  {
    alert: 'AlertsDoNotReachTheirReceiver',
    when: operation(increase(5 * minute, series('alertmanager_notifications_failed_total')), '>', 0),
    lasting: 5 * minute,
    severity: 'page',
    summary: 'Alertmanager cannot tell a receiver by {{ $labels.integration }}: {{ $labels.reason }}',
    proof: counted('alertmanager_notifications_failed_total', {
      instance: 'alertmanager',
      integration: 'webhook',
      reason: 'serverError',
    }),
  },
  {
    alert: 'LogsAreRefused',
    when: operation(increase(10 * minute, series('loki_discarded_samples_total')), '>', 0),
    lasting: 10 * minute,
    severity: 'ticket',
    summary: 'Loki throws lines away: {{ $labels.reason }}',
    proof: counted('loki_discarded_samples_total', { instance: 'loki', reason: 'rate_limited' }),
  },
  {
    alert: 'LogsAreNotDeleted',
    when: operation(
      operation(
        call('time'),
        '-',
        series('loki_compactor_apply_retention_last_successful_run_timestamp_seconds'),
      ),
      '>',
      6 * hour,
    ),
    lasting: hour,
    severity: 'page',
    summary:
      'Loki has deleted no old logs for {{ $value | humanizeDuration }}: they are kept longer than promised',
    proof: {
      fires: [
        sample(
          'loki_compactor_apply_retention_last_successful_run_timestamp_seconds',
          { instance: 'loki' },
          '60x600',
        ),
      ],
      holds: [
        sample(
          'loki_compactor_apply_retention_last_successful_run_timestamp_seconds',
          { instance: 'loki' },
          '0+60x600',
        ),
      ],
      after: 480,
    },
  },
  {
    alert: 'TracesAreRefused',
    when: operation(increase(10 * minute, series('tempo_discarded_spans_total')), '>', 0),
    lasting: 10 * minute,
    severity: 'ticket',
    summary: 'Tempo throws spans away: {{ $labels.reason }}',
    proof: counted('tempo_discarded_spans_total', { instance: 'tempo', reason: 'rate_limited' }),
  },
  {
    alert: 'LogsAreNotSent',
    when: operation(increase(10 * minute, series('loki_write_dropped_entries_total')), '>', 0),
    lasting: 10 * minute,
    severity: 'ticket',
    summary: 'Alloy gave up on lines for {{ $labels.host }}: {{ $labels.reason }}',
    proof: counted('loki_write_dropped_entries_total', {
      instance: 'alloy',
      host: 'loki.observability.svc:3100',
      reason: 'ingester_error',
    }),
  },
];
