import { increase, operation, series } from '../promql';
import { type AlertRule, minute, sample } from './rule';

const gateway = { namespace: 'shop', job: 'gateway-metrics', instance: '192.0.2.10:9113' };

export const gatewayAlerts: readonly AlertRule[] = [
  {
    alert: 'GatewayDown',
    when: operation(series('nginx_up'), '==', 0),
    lasting: 2 * minute,
    severity: 'page',
    summary: 'nginx of {{ $labels.namespace }}/{{ $labels.job }} at {{ $labels.instance }} does not answer',
    proof: {
      fires: [sample('nginx_up', gateway, '0x60')],
      holds: [sample('nginx_up', gateway, '1x60')],
      after: 30,
    },
  },
  {
    alert: 'GatewayDropsConnections',
    when: operation(
      operation(
        increase(5 * minute, series('nginx_connections_accepted')),
        '-',
        increase(5 * minute, series('nginx_connections_handled')),
      ),
      '>',
      0,
    ),
    lasting: 5 * minute,
    severity: 'page',
    summary: '{{ $labels.namespace }}/{{ $labels.job }} closes connections that it has no room for',
    proof: {
      fires: [
        sample('nginx_connections_accepted', gateway, '0+100x60'),
        sample('nginx_connections_handled', gateway, '0+90x60'),
      ],
      holds: [
        sample('nginx_connections_accepted', gateway, '0+100x60'),
        sample('nginx_connections_handled', gateway, '0+100x60'),
      ],
      after: 30,
    },
  },
];
