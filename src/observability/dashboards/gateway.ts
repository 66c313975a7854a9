import { aggregate, call, operation, rate, series } from '../promql';
import { type Dashboard, graph, query, stat } from './dashboard';

const here = { namespace: ['=~', '$namespace'] } as const;
const each = ['namespace', 'job'];
const ofRoute = { ...here, route: ['=~', '$route'] } as const;
const route = '{{server}}{{route}}';
const per = (metric: string) => aggregate('sum', each, rate('$__rate_interval', series(metric, here)));

export const gateway: Dashboard = {
  uid: 'naust-gateway',
  title: 'Gateway',
  variables: [{ name: 'namespace', metric: 'nginx_up' }],
  panels: [
    stat('Gateways that answer', 'short', aggregate('sum', each, series('nginx_up', here)), '{{job}}'),
    graph('Requests', 'reqps', query(per('nginx_http_requests_total'), '{{namespace}} {{job}}')),
    graph(
      'Open connections',
      'short',
      query(aggregate('sum', each, series('nginx_connections_active', here)), '{{namespace}} {{job}}'),
    ),
    graph(
      'Connections waiting for a request',
      'short',
      query(aggregate('sum', each, series('nginx_connections_waiting', here)), '{{namespace}} {{job}}'),
    ),
    stat('Names that answer', 'percentunit', aggregate('avg', [], series('probe_success'))),
    graph('Time to answer', 's', query(series('probe_duration_seconds'), '{{instance}}')),
    graph(
      'Until the certificate ends',
      's',
      query(operation(series('probe_ssl_earliest_cert_expiry'), '-', call('time')), '{{instance}}'),
    ),
    graph(
      'Connections closed for want of room',
      'short',
      query(
        operation(per('nginx_connections_accepted'), '-', per('nginx_connections_handled')),
        '{{namespace}} {{job}}',
      ),
    ),
    graph('Requests of each route', 'reqps', query(series('route:requests:rate5m', ofRoute), route)),
  ],
  row: {
    each: { name: 'route', metric: 'gateway_route_requests_total' },
    panels: [
      graph(
        'Answers',
        'reqps',
        query(
          aggregate(
            'sum',
            ['server', 'code'],
            rate('$__rate_interval', series('gateway_route_requests_total', ofRoute)),
          ),
          '{{server}} {{code}}',
        ),
      ),
      graph(
        'Requests that fail',
        'percentunit',
        query(series('route:failures:ratio_rate5m', ofRoute), '{{server}}'),
      ),
      graph(
        'Duration of half of the requests',
        's',
        query(series('route:duration_seconds:p50_rate5m', ofRoute), '{{server}}'),
      ),
      graph(
        'Duration of all but one request in a hundred',
        's',
        query(series('route:duration_seconds:p99_rate5m', ofRoute), '{{server}}'),
      ),
    ],
  },
};
