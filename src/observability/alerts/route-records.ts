import { aggregate, amount, call, type Matching, operation, rate, series } from '../promql';
import { minute, type RecordingRule } from './rule';

/** What tells a route from all others. */
export const ofRoute = ['namespace', 'gateway', 'server', 'route'];

/** What is the service's fault, or the gateway's. */
export const failed: Readonly<Record<string, Matching>> = { code: ['=~', '5..'] };

const within = 5 * minute;
const requests = aggregate('sum', ofRoute, rate(within, series('gateway_route_requests_total')));
const failures = aggregate('sum', ofRoute, rate(within, series('gateway_route_requests_total', failed)));
const times = aggregate(
  'sum',
  ['le', ...ofRoute],
  rate(within, series('gateway_route_duration_seconds_bucket')),
);

/** Rate, errors and duration of each route, as its clients see them. */
export const routeRecords: readonly RecordingRule[] = [
  { record: 'route:requests:rate5m', expression: requests },
  {
    // Nought where nothing has failed yet: a panel of good routes is not empty.
    record: 'route:failures:ratio_rate5m',
    expression: operation(operation(failures, 'or', operation(requests, '*', 0)), '/', requests),
  },
  { record: 'route:duration_seconds:p50_rate5m', expression: call('histogram_quantile', amount(0.5), times) },
  {
    record: 'route:duration_seconds:p99_rate5m',
    expression: call('histogram_quantile', amount(0.99), times),
  },
];
