import { aggregate, amount, call, operation, rate, series } from '../promql';
import { minute, type RecordingRule } from './rule';

const callTo = ['namespace', 'app', 'envoy_cluster_name'];
const within = 5 * minute;

const requests = aggregate('sum', callTo, rate(within, series('envoy_cluster_upstream_rq_total')));
const failures = aggregate(
  'sum',
  callTo,
  rate(within, series('envoy_cluster_upstream_rq_xx', { envoy_response_code_class: '5' })),
);
const times = aggregate(
  'sum',
  ['le', ...callTo],
  rate(within, series('envoy_cluster_upstream_rq_time_bucket')),
);

/** Rate, errors and duration of each call, as the caller sees them. */
export const callRecords: readonly RecordingRule[] = [
  { record: 'call:requests:rate5m', expression: requests },
  { record: 'call:failures:ratio_rate5m', expression: operation(failures, '/', requests) },
  {
    record: 'call:duration_milliseconds:p50_rate5m',
    expression: call('histogram_quantile', amount(0.5), times),
  },
  {
    record: 'call:duration_milliseconds:p99_rate5m',
    expression: call('histogram_quantile', amount(0.99), times),
  },
];
