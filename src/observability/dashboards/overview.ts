import { aggregate, operation, rate, series } from '../promql';
import { type Dashboard, graph, query, stat } from './dashboard';

const firing = series('ALERTS', { alertstate: 'firing', severity: ['!=', 'heartbeat'] });

export const overview: Dashboard = {
  uid: 'naust-overview',
  title: 'Overview',
  variables: [],
  panels: [
    stat('Alerts that fire', 'short', operation(aggregate('count', [], firing), 'or', vectorOfZero())),
    stat('Targets that answer', 'percentunit', aggregate('avg', [], series('up'))),
    stat('Nodes', 'short', aggregate('count', [], series('kube_node_info'))),
    stat(
      'Pods that run',
      'short',
      aggregate('sum', [], series('kube_pod_status_phase', { phase: 'Running' })),
    ),
    graph('Alerts', 'short', query(aggregate('count', ['alertname'], firing), '{{alertname}}')),
    graph(
      'Calls',
      'reqps',
      query(
        aggregate('sum', ['envoy_cluster_name'], series('call:requests:rate5m')),
        '{{envoy_cluster_name}}',
      ),
    ),
    graph(
      'Calls that fail',
      'percentunit',
      query(series('call:failures:ratio_rate5m'), '{{app}} to {{envoy_cluster_name}}'),
    ),
    graph(
      'Requests at gateways',
      'reqps',
      query(
        aggregate('sum', ['namespace', 'job'], rate('$__rate_interval', series('nginx_http_requests_total'))),
        '{{namespace}} {{job}}',
      ),
    ),
  ],
};

/** Nought where there is nothing to count. */
function vectorOfZero() {
  return operation(aggregate('count', [], series('up')), '*', 0);
}
