import { Duration } from 'cdk8s';
import type { BreakerSpec } from '../../policy/breaker-spec';
import { envoySettings } from './settings';
import { durationText } from '../duration-text';

/**
 * A pod that trips is out for `openFor`, each time as long, and all of them may be out at once: that is what makes it a
 * breaker. Ratios are of interest at the end of a sweep only, so failures in a row trip at once beside them.
 * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/cluster/v3/outlier_detection.proto
 */
export function renderOutlierDetection(breaker: BreakerSpec): object {
  const openFor = durationText(breaker.openFor);
  return {
    ...(breaker.kind === 'ratio' ? onRatio(breaker) : inARow(breaker.failures)),
    interval: durationText(sweepOf(breaker)),
    base_ejection_time: openFor,
    max_ejection_time: openFor,
    max_ejection_time_jitter: '0s',
    max_ejection_percent: 100,
    enforcing_success_rate: 0,
    enforcing_consecutive_gateway_failure: 0,
  };
}

export function sweepOf(breaker: BreakerSpec): Duration {
  if (breaker.kind === 'consecutive') return envoySettings.sweep.consecutive;
  // Longer than openFor, a sweep would put what it gives back out again, for failures from before.
  const { window, openFor } = breaker;
  return [window, openFor, envoySettings.sweep.ratio].reduce((shortest, each) =>
    each.toMilliseconds() < shortest.toMilliseconds() ? each : shortest,
  );
}

function inARow(failures: number): object {
  return { consecutive_5xx: failures, enforcing_consecutive_5xx: 100, enforcing_failure_percentage: 0 };
}

function onRatio({ requests, failureRatio }: Extract<BreakerSpec, { kind: 'ratio' }>): object {
  return {
    ...inARow(requests),
    enforcing_failure_percentage: 100,
    // Rounded down, so that it trips no later than it was asked to.
    failure_percentage_threshold: Math.floor(failureRatio * 100 + Number.EPSILON * 100),
    failure_percentage_request_volume: requests,
    failure_percentage_minimum_hosts: 1,
  };
}
