import { increase, operation, series } from '../promql';
import bounds from './bounds.json';
import { type AlertRule, minute, sample } from './rule';

const oslo = { instance: 'oslo-1' };

/** What runs out between a node and the network long before its processors do. */
export const nodeNetworkAlerts: readonly AlertRule[] = [
  {
    alert: 'NodePortsRunOut',
    when: operation(
      operation(series('node_sockstat_TCP_tw'), '/', bounds.timeWaitShare.ports),
      '>',
      bounds.timeWaitShare.above,
    ),
    lasting: 5 * minute,
    severity: 'page',
    summary:
      '{{ $labels.instance }} has {{ $value | humanizePercentage }} as many connections in TIME_WAIT as it has ports',
    proof: {
      fires: [sample('node_sockstat_TCP_tw', oslo, '60000x60')],
      holds: [sample('node_sockstat_TCP_tw', oslo, '3000x60')],
      after: 30,
    },
  },
  {
    alert: 'NodeTracksTooManyConnections',
    when: operation(
      operation(series('node_nf_conntrack_entries'), '/', series('node_nf_conntrack_entries_limit')),
      '>',
      bounds.conntrackShare.above,
    ),
    lasting: 5 * minute,
    severity: 'page',
    summary: 'The table of connections of {{ $labels.instance }} is {{ $value | humanizePercentage }} full',
    proof: {
      fires: [
        sample('node_nf_conntrack_entries', oslo, '240000x60'),
        sample('node_nf_conntrack_entries_limit', oslo, '262144x60'),
      ],
      holds: [
        sample('node_nf_conntrack_entries', oslo, '9000x60'),
        sample('node_nf_conntrack_entries_limit', oslo, '262144x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'NodeRefusesConnections',
    when: operation(increase(5 * minute, series('node_netstat_TcpExt_ListenOverflows')), '>', 0),
    lasting: 5 * minute,
    severity: 'page',
    summary:
      'A program on {{ $labels.instance }} does not accept its connections in time, and they are dropped',
    proof: {
      fires: [sample('node_netstat_TcpExt_ListenOverflows', oslo, '0+3x60')],
      holds: [sample('node_netstat_TcpExt_ListenOverflows', oslo, '12x60')],
      after: 30,
    },
  },
];
