import { Duration } from 'cdk8s';
import { parse } from 'yaml';
import type { RulesProps } from '../../src/observability';
import { problemsOf } from '../../src/testing';
import { knownMetrics } from '../../src/observability/known-metrics';
import known from '../../src/observability/metrics.json';
import { configOf } from './objects';
import { observed } from './stack';

const good = {
  metrics: { orders_waiting: ['channel'], orders_late_total: [] },
  records: { 'orders:waiting:sum': 'sum by (namespace, channel) (orders_waiting)' },
  alerts: {
    OrdersWait: {
      when: 'orders:waiting:sum{channel="web"} > 100',
      lasting: Duration.minutes(10),
      severity: 'page',
      summary: '{{ $value | humanize }} orders wait in {{ $labels.namespace }}',
      runbook: 'https://wiki.example.no/orders?page=1',
      labels: { team: 'orders' },
    },
  },
} satisfies RulesProps;

const alert = { when: 'up == 0', summary: 'It is down' };
const codes = (rules: RulesProps) => problemsOf(observed({ rules })).map(({ code }) => code);
const when = (expression: string): RulesProps => ({
  metrics: good.metrics,
  alerts: { Mine: { ...alert, when: expression } },
});

describe('rules of your own', () => {
  test('go to Prometheus as they were written, after those of the stack', () => {
    const platform = observed({ rules: good });
    expect(problemsOf(platform)).toEqual([]);
    const { groups } = parse(configOf(platform, 'prometheus', 'rules.yaml')) as { groups: object[] };
    expect(groups.slice(-2)).toEqual([
      {
        name: 'own records 1',
        rules: [{ record: 'orders:waiting:sum', expr: good.records['orders:waiting:sum'] }],
      },
      {
        name: 'own alerts 1',
        rules: [
          {
            alert: 'OrdersWait',
            expr: good.alerts.OrdersWait.when,
            for: '10m',
            labels: { severity: 'page', team: 'orders' },
            annotations: {
              summary: good.alerts.OrdersWait.summary,
              runbook: 'https://wiki.example.no/orders?page=1',
            },
          },
        ],
      },
    ]);
  });

  test.each([
    'node_load1 > 8',
    'kube_node_labels{label_topology_kubernetes_io_region="norway"}',
    'sum by (namespace) (rate(container_cpu_usage_seconds_total[5m])) > 4',
    'max by (node) (label_replace(node_load5, "host", "$1", "node", "(.*)"))',
    'call:failures:ratio_rate5m{app="orders"} > 0.1',
    'loki_ingester_memory_chunks > 1e5',
    'count_values without (instance) ("version", orders_late_total)',
    '{job="orders"} > 1',
    'orders_waiting and on (namespace) kube_namespace_created',
  ])('may ask: %s', (expression) => expect(codes(when(expression))).toEqual([]));

  const refusals: readonly [string, RulesProps, string][] = [
    ['what does not parse', when('sum by (namespace'), 'NAUST-OBS-016'],
    ['nothing', when(' '), 'NAUST-OBS-016'],
    ['what gives no series: promtool would read it', when('up[5m]'), 'NAUST-OBS-016'],
    ['a range that is worked out', when('rate(orders_late_total[5m+5m])'), 'NAUST-OBS-016'],
    ['a rate of no range', when('rate(orders_late_total) > 1'), 'NAUST-OBS-016'],
    ['a regular expression of another kind', when('up{job=~"(?!a)b"} == 0'), 'NAUST-OBS-016'],
    ['an unknown metric', when('orders_wating > 1'), 'NAUST-OBS-017'],
    ['an unknown label in braces', when('orders_waiting{chanel="web"} > 1'), 'NAUST-OBS-018'],
    ['an unknown label to group by', when('sum by (chanel) (orders_waiting) > 1'), 'NAUST-OBS-018'],
    ['a label that was summed away', when('sum by (pod) (sum by (namespace) (up)) > 1'), 'NAUST-OBS-018'],
    [
      'an unknown label in a summary',
      { alerts: { Mine: { ...alert, when: 'sum by (job) (up) == 0', summary: '{{ $labels.node }}' } } },
      'NAUST-OBS-018',
    ],
    ['a label that Prometheus would refuse', { metrics: { orders: ['the channel'] } }, 'NAUST-OBS-019'],
    ['a label that Prometheus keeps for itself', { metrics: { orders: ['__channel'] } }, 'NAUST-OBS-019'],
    ['a metric that Prometheus would refuse', { metrics: { 'orders-late': [] } }, 'NAUST-OBS-019'],
    ['a record that Prometheus would refuse', { records: { 'orders late': 'up' } }, 'NAUST-OBS-019'],
    ['an alert of no name', { alerts: { 'orders late': alert } }, 'NAUST-OBS-019'],
    ['a severity twice', { alerts: { Mine: { ...alert, labels: { severity: 'page' } } } }, 'NAUST-OBS-019'],
    ["an alert of the stack's name", { alerts: { TargetDown: alert } }, 'NAUST-OBS-020'],
    ["a record of the stack's name", { records: { 'call:requests:rate5m': 'up' } }, 'NAUST-OBS-020'],
    ['a record of the name of a metric', { records: { up: 'node_load1' } }, 'NAUST-OBS-020'],
    [
      'a template of nothing',
      { alerts: { Mine: { ...alert, summary: '{{ labels.job }}' } } },
      'NAUST-OBS-021',
    ],
    [
      'a template without an end',
      { alerts: { Mine: { ...alert, summary: 'a {{ $value' } } },
      'NAUST-OBS-021',
    ],
    ['no summary', { alerts: { Mine: { ...alert, summary: ' ' } } }, 'NAUST-OBS-021'],
    ['a page of no address', { alerts: { Mine: { ...alert, runbook: 'orders.md' } } }, 'NAUST-OBS-021'],
    ['a month to wait', { alerts: { Mine: { ...alert, lasting: Duration.days(30) } } }, 'NAUST-VAL-020'],
  ];
  test.each(refusals)('refuses %s', (_, rules, code) => expect(codes(rules)).toEqual([code]));

  test('are told what the name might have been', () => {
    const [problem] = problemsOf(observed({ rules: when('node_lod1 > 1') }));
    expect(problem?.allowed).toContain('node_load1');
  });

  test('may name all that the rules and dashboards of the stack do', () => {
    const { labels, families } = knownMetrics();
    const told = Object.values(known.metrics).flat();
    expect(
      told.filter((metric) => !labels.has(metric) && !families.some((family) => metric.startsWith(family))),
    ).toEqual([]);
  });

  test('that ask for each other in a circle are read all the same', () => {
    expect(codes({ records: { 'a:b': 'sum(b:a)', 'b:a': 'sum(a:b)' } })).toEqual([]);
  });
});
