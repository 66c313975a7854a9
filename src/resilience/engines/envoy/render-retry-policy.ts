import type { Duration } from 'cdk8s';
import type { RetrySpec } from '../../policy/retry-spec';
import { durationText } from '../duration-text';

/** @see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on */
export function renderRetryPolicy(timeout: Duration, retry: RetrySpec): object {
  const statuses = retry.after.flatMap((condition) => (/^\d+$/.test(condition) ? [Number(condition)] : []));
  const conditions = [
    ...(retry.after.includes('connect-failure') ? ['connect-failure', 'refused-stream'] : []),
    ...(retry.after.includes('reset') ? ['reset'] : []),
    ...(statuses.length > 0 ? ['retriable-status-codes'] : []),
  ];
  return {
    retry_on: conditions.join(','),
    retriable_status_codes: statuses.length > 0 ? statuses : undefined,
    num_retries: retry.tries - 1,
    per_try_timeout: durationText(timeout),
    retry_back_off: {
      base_interval: durationText(retry.backoff),
      max_interval: durationText(retry.maxBackoff),
    },
    // The second try goes to another pod where there is one.
    retry_host_predicate: [
      {
        name: 'envoy.retry_host_predicates.previous_hosts',
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate',
        },
      },
    ],
    host_selection_retry_max_attempts: 3,
  };
}
