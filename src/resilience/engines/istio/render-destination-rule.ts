import type { CallOf } from '../../engine';
import type { BreakerSpec } from '../../policy/breaker-spec';
import { durationText } from '../duration-text';

/**
 * How one caller's proxies treat the pods of a callee.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export function renderDestinationRule([call]: readonly CallOf[]): object {
  const { host, tls, joins, caller, policy } = call!;
  const { concurrency, retry, breaker } = policy;
  return {
    exportTo: ['.'],
    host,
    workloadSelector: { matchLabels: caller.selector },
    trafficPolicy: {
      connectionPool: {
        tcp: { maxConnections: concurrency.connections },
        http: {
          http1MaxPendingRequests: concurrency.pending,
          http2MaxRequests: concurrency.connections + concurrency.pending,
          maxRequestsPerConnection: concurrency.requestsPerConnection,
        },
      },
      // Outlier detection would otherwise send requests to other zones and regions first.
      loadBalancer: { simple: 'LEAST_REQUEST', localityLbSetting: { enabled: false } },
      outlierDetection: breaker && renderOutlierDetection(breaker),
      retryBudget: retry && { percent: retry.budgetRatio * 100, minRetryConcurrency: 3 },
      tls: tlsTo(host, tls, joins),
    },
  };
}

/** Never in the clear where the callee has a proxy that can do otherwise. */
function tlsTo(host: string, tls: boolean, joins = false): object | undefined {
  if (tls) return { mode: 'SIMPLE', sni: host, subjectAltNames: [host] };
  return joins ? { mode: 'ISTIO_MUTUAL' } : undefined;
}

function renderOutlierDetection(breaker: BreakerSpec): object {
  return {
    consecutive5xxErrors: breaker.kind === 'ratio' ? breaker.requests : breaker.failures,
    interval: '1s',
    baseEjectionTime: durationText(breaker.openFor),
    // By default a tenth: of fewer than ten pods none would ever be out.
    maxEjectionPercent: 100,
    minHealthPercent: 0,
  };
}
