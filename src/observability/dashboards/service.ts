import { aggregate, operation, rate, series } from '../promql';
import { type Dashboard, graph, query } from './dashboard';

const here = { namespace: ['=~', '$namespace'] } as const;
const container = ['namespace', 'pod', 'container'];
const inPod = { ...here, container: ['!=', ''] } as const;
const call = '{{app}} to {{envoy_cluster_name}}';
const one = '{{pod}} {{container}}';

/** Rate, errors and duration of calls, and what it costs to answer them. */
export const service: Dashboard = {
  uid: 'naust-service',
  title: 'Service',
  variables: [{ name: 'namespace', metric: 'kube_namespace_created' }],
  panels: [
    graph('Calls', 'reqps', query(series('call:requests:rate5m', here), call)),
    graph('Calls that fail', 'percentunit', query(series('call:failures:ratio_rate5m', here), call)),
    graph(
      'Duration of half of the calls',
      'ms',
      query(series('call:duration_milliseconds:p50_rate5m', here), call),
    ),
    graph(
      'Duration of all but one in a hundred',
      'ms',
      query(series('call:duration_milliseconds:p99_rate5m', here), call),
    ),
    graph(
      'Pods taken out by a breaker',
      'short',
      query(
        aggregate(
          'max',
          ['app', 'envoy_cluster_name'],
          series('envoy_cluster_outlier_detection_ejections_active', here),
        ),
        call,
      ),
    ),
    graph(
      'Calls asked again',
      'reqps',
      query(
        aggregate(
          'sum',
          ['app', 'envoy_cluster_name'],
          rate('$__rate_interval', series('envoy_cluster_upstream_rq_retry', here)),
        ),
        call,
      ),
    ),
    graph(
      'Processor',
      'short',
      query(
        aggregate(
          'sum',
          container,
          rate('$__rate_interval', series('container_cpu_usage_seconds_total', inPod)),
        ),
        one,
      ),
    ),
    graph(
      'Held back by the processor limit',
      'percentunit',
      query(
        operation(
          aggregate(
            'sum',
            container,
            rate('$__rate_interval', series('container_cpu_cfs_throttled_periods_total', inPod)),
          ),
          '/',
          aggregate(
            'sum',
            container,
            rate('$__rate_interval', series('container_cpu_cfs_periods_total', inPod)),
          ),
        ),
        one,
      ),
    ),
    graph(
      'Memory',
      'bytes',
      query(aggregate('max', container, series('container_memory_working_set_bytes', inPod)), one),
    ),
    graph(
      'Restarts',
      'short',
      query(aggregate('sum', container, series('kube_pod_container_status_restarts_total', here)), one),
    ),
  ],
};
