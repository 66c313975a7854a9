import type { BreakerSettings, CallsDocument, CallSettings } from '../../../breaker';
import type { CallSpec } from '../../engine';
import type { BreakerSpec } from '../../policy/breaker-spec';

export function renderCalls(calls: readonly CallSpec[]): CallsDocument {
  return { version: 1, calls: Object.fromEntries(calls.map((call) => [call.name, settingsOf(call)])) };
}

function settingsOf({ host, port, tls, policy }: CallSpec): CallSettings {
  const { timeout, breaker, fallback } = policy;
  const isUsual = port === (tls ? 443 : 80);
  return {
    url: `${tls ? 'https' : 'http'}://${host}${isUsual ? '' : `:${port}`}`,
    timeout: timeout.toMilliseconds(),
    breaker: breaker && breakerSettings(breaker),
    fallback,
  };
}

function breakerSettings(breaker: BreakerSpec): BreakerSettings {
  const { openFor, probes } = breaker;
  return { trip: tripOf(breaker), openFor: openFor.toMilliseconds(), probes };
}

function tripOf(breaker: BreakerSpec): BreakerSettings['trip'] {
  if (breaker.kind === 'consecutive') return { kind: 'consecutive', failures: breaker.failures };
  const { requests, failureRatio, window } = breaker;
  return { kind: 'ratio', requests, failureRatio, window: window.toMilliseconds() };
}
