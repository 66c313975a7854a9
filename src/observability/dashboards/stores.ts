import { aggregate, call, operation, rate, series } from '../promql';
import { type Dashboard, graph, query, stat } from './dashboard';

/** Where telemetry rests: what there is of it, and that it goes when it has to. */
export const stores: Dashboard = {
  uid: 'naust-residency',
  title: 'Residency',
  variables: [],
  panels: [
    stat(
      'Since old logs were last deleted',
      's',
      operation(
        call('time'),
        '-',
        series('loki_compactor_apply_retention_last_successful_run_timestamp_seconds'),
      ),
    ),
    stat(
      'Age of the oldest metric',
      's',
      operation(call('time'), '-', series('prometheus_tsdb_lowest_timestamp_seconds')),
    ),
    graph(
      'Nodes by region',
      'short',
      query(
        aggregate('count', ['label_topology_kubernetes_io_region'], series('kube_node_labels')),
        '{{label_topology_kubernetes_io_region}}',
      ),
    ),
    graph('Metrics on disk', 'bytes', query(series('prometheus_tsdb_storage_blocks_bytes'), '{{instance}}')),
    graph(
      'Samples a second',
      'short',
      query(rate('$__rate_interval', series('prometheus_tsdb_head_samples_appended_total')), '{{type}}'),
    ),
    graph('Series', 'short', query(series('prometheus_tsdb_head_series'), '{{instance}}')),
  ],
};
