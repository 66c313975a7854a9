import { Duration, type Size } from 'cdk8s';
import { type Findings, withDefaults } from '../../kernel';
import { checkDuration, checkSize, type TimeRange, times } from '../ranges';
import { gatewayRetryDefaults, proxyDefaults } from './defaults';
import type { GatewayRetryProps, ProxyProps, RetryReason } from './props';

export interface RetrySpec {
  readonly on: readonly RetryReason[];
  readonly tries: number;
  readonly within: Duration | undefined;
  readonly nonIdempotent: boolean;
}

/** How a request is passed on, complete. */
export interface ProxySettings {
  readonly timeout: Duration;
  readonly connectTimeout: Duration;
  readonly sendTimeout: Duration;
  readonly bodySize: Size;
  readonly retry: RetrySpec;
}

export function proxySettings(props: ProxyProps): ProxySettings {
  const p = withDefaults(props, proxyDefaults);
  return {
    ...p,
    retry: retryOf({ ...gatewayRetryDefaults, within: undefined, nonIdempotent: false }, props.retry),
  };
}

/** What a route says of its own, over the gateway's. */
export function ownProxy(settings: ProxySettings, props: ProxyProps): Partial<ProxySettings> {
  const { timeout, connectTimeout, sendTimeout, bodySize } = props;
  const retry = props.retry && retryOf(settings.retry, props.retry);
  const all = { timeout, connectTimeout, sendTimeout, bodySize, retry };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function retryOf(over: RetrySpec, own: GatewayRetryProps = {}): RetrySpec {
  return { ...over, ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) };
}

export function checkProxy(
  at: string,
  own: ProxyProps,
  findings: Findings,
  silence: TimeRange = times.wait,
): void {
  const { timeout, connectTimeout, sendTimeout, bodySize, retry } = own;
  if (bodySize) checkSize(`${at}bodySize`, bodySize, findings);
  if (timeout) checkDuration(`${at}timeout`, timeout, silence, findings);
  if (connectTimeout) checkDuration(`${at}connectTimeout`, connectTimeout, times.connect, findings);
  if (sendTimeout) checkDuration(`${at}sendTimeout`, sendTimeout, times.wait, findings);
  if (retry?.tries !== undefined) findings.integer(`${at}retry.tries`, retry.tries, { min: 1, max: 10 });
  if (retry?.within) checkDuration(`${at}retry.within`, retry.within, times.wait, findings);
}

/** Longer than one whole try, or a try that ends by its timeout would never be followed by another. */
export function retryWindow({ connectTimeout, timeout, retry }: ProxySettings): Duration {
  const whole = 2 * connectTimeout.toMilliseconds() + timeout.toMilliseconds() + 1000;
  return retry.within ?? Duration.millis(whole);
}
