import { Duration } from 'cdk8s';
import type { RetryCondition } from './retry-props';

/** As long as the gateway waits for a service. */
export const callDefaults = { timeout: Duration.seconds(5) };

/** The requirement's mesh. @see https://istio.io/latest/docs/tasks/traffic-management/circuit-breaking/ */
export const concurrencyDefaults = { connections: 100, pending: 1024, requestsPerConnection: 10 };

/** The requirement's breaker in code, in gobreaker's terms. @see https://pkg.go.dev/github.com/sony/gobreaker/v2#Settings */
export const ratioBreakerDefaults = {
  requests: 3,
  failureRatio: 0.6,
  window: Duration.minutes(1),
  openFor: Duration.seconds(30),
  probes: 3,
};

/** The requirement's mesh, and one request on trial as in a breaker that counts failures alone. */
export const consecutiveBreakerDefaults = { failures: 5, openFor: Duration.seconds(30), probes: 1 };

/** Back-off and budget are Envoy's own. @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/route/v3/route_components.proto */
export const retryDefaults: {
  readonly tries: number;
  readonly after: readonly RetryCondition[];
  readonly backoff: Duration;
  readonly maxBackoff: Duration;
  readonly budgetRatio: number;
} = {
  tries: 2,
  after: ['connect-failure', 'reset', '502', '503', '504'],
  backoff: Duration.millis(25),
  maxBackoff: Duration.millis(250),
  budgetRatio: 0.2,
};

export const answerDefaults = { status: 503, contentType: 'application/json' };
