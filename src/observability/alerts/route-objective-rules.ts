import { aggregate, amount, operation, rate, series } from '../promql';
import { burnRules } from './burns';
import { failed, ofRoute } from './route-records';
import { type RuleGroup, sample } from './rule';

/** How much of what is asked of a route may fail, or be late, within 30 days. */
export interface RouteObjective {
  readonly namespace: string;
  readonly gateway: string;
  readonly server: string;
  readonly route: string;
  /** Percent of requests that go well, below 100. */
  readonly share: number;
  /** Seconds within which they are to be answered; `undefined` where what is promised is that they do not fail. */
  readonly within: number | undefined;
}

export function routeObjectiveRules(objective: RouteObjective): RuleGroup {
  const { namespace, gateway, server, route, share, within } = objective;
  const of = { namespace, gateway, server, route };
  const name = `${namespace}/${gateway} ${server}${route}`;
  const asked = (metric: string, more: Parameters<typeof series>[1], window: number) =>
    aggregate('sum', ofRoute, rate(window, series(metric, { ...of, ...more })));
  const answered = (value: number, samples: number) => `0+${Number(value.toPrecision(6))}x${samples}`;
  if (within === undefined)
    return burnRules({
      group: `objective ${name} availability`,
      alert: 'RouteObjective',
      record: 'route_objective:failures:ratio_rate',
      of,
      labels: { objective: name, promise: 'availability' },
      promised: share,
      wrong: (window) =>
        operation(
          asked('gateway_route_requests_total', failed, window),
          '/',
          asked('gateway_route_requests_total', {}, window),
        ),
      summary:
        '{{ $labels.server }}{{ $labels.route }} fails {{ $value | humanizePercentage }} of its requests',
      proof: (wrong, samples) => [
        sample('gateway_route_requests_total', { ...of, code: '200' }, answered(6000 * (1 - wrong), samples)),
        sample('gateway_route_requests_total', { ...of, code: '503' }, answered(6000 * wrong, samples)),
      ],
    });
  const le = bucketLabel(within);
  return burnRules({
    group: `objective ${name} latency`,
    alert: 'RouteObjective',
    record: 'route_objective:late:ratio_rate',
    of,
    labels: { objective: name, promise: 'latency' },
    promised: share,
    wrong: (window) =>
      operation(
        amount(1),
        '-',
        operation(
          asked('gateway_route_duration_seconds_bucket', { le }, window),
          '/',
          asked('gateway_route_duration_seconds_count', {}, window),
        ),
      ),
    summary:
      '{{ $labels.server }}{{ $labels.route }} is late for {{ $value | humanizePercentage }} of its requests',
    proof: (wrong, samples) => [
      sample('gateway_route_duration_seconds_count', of, `0+6000x${samples}`),
      sample('gateway_route_duration_seconds_bucket', { ...of, le }, answered(6000 * (1 - wrong), samples)),
    ],
  });
}

/** As Prometheus 3 keeps it, whatever was told. @see https://prometheus.io/docs/prometheus/latest/migration/#le-and-quantile-label-values */
function bucketLabel(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}.0` : String(seconds);
}
