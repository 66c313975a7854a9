import { operation, series } from '../promql';
import bounds from './bounds.json';
import { type AlertRule, minute, sample } from './rule';

const orders = { namespace: 'shop', gateway: 'gateway', server: 'shop.example.no', route: '/v1/orders' };
const answered = (code: string, values: string) =>
  sample('gateway_route_requests_total', { ...orders, code }, values);

/** Of routes alone: what is on none is nobody's. */
const some = { route: ['!=', ''] } as const;

/** What a route's clients notice, whatever is promised of it. */
export const routeAlerts: readonly AlertRule[] = [
  {
    alert: 'GatewayRouteErrors',
    when: operation(
      operation(series('route:failures:ratio_rate5m', some), '>', bounds.routeFailures.above),
      'and',
      operation(series('route:requests:rate5m', some), '>', bounds.routeRequests.above),
    ),
    lasting: 5 * minute,
    severity: 'page',
    summary:
      '{{ $labels.server }}{{ $labels.route }} of {{ $labels.namespace }}/{{ $labels.gateway }} fails {{ $value | humanizePercentage }} of its requests',
    proof: {
      fires: [answered('200', '0+90x60'), answered('502', '0+10x60')],
      holds: [answered('200', '0+99x60'), answered('502', '0+1x60'), answered('429', '0+900x60')],
      after: 30,
    },
  },
];
