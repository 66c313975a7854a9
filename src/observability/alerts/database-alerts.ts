import { aggregate, operation, series } from '../promql';
import bounds from './bounds.json';
import { type AlertRule, minute, sample } from './rule';

const orders = { job: 'databases', instance: 'orders' };

export const databaseAlerts: readonly AlertRule[] = [
  {
    alert: 'DatabaseDown',
    when: operation(series('pg_up'), '==', 0),
    lasting: 2 * minute,
    severity: 'page',
    summary: 'The database {{ $labels.instance }} does not let its exporter in',
    proof: {
      fires: [sample('pg_up', orders, '0x60')],
      holds: [sample('pg_up', orders, '1x60')],
      after: 30,
    },
  },
  {
    alert: 'DatabaseConnectionsRunOut',
    when: operation(
      operation(
        aggregate('sum', ['instance'], series('pg_stat_activity_count')),
        '/',
        aggregate('min', ['instance'], series('pg_settings_max_connections')),
      ),
      '>',
      bounds.databaseConnectionsShare.above,
    ),
    lasting: 5 * minute,
    severity: 'page',
    summary:
      '{{ $value | humanizePercentage }} of the connections of the database {{ $labels.instance }} are in use',
    proof: {
      fires: [
        sample('pg_stat_activity_count', { ...orders, datname: 'orders', state: 'active' }, '60x60'),
        sample('pg_stat_activity_count', { ...orders, datname: 'orders', state: 'idle' }, '30x60'),
        sample('pg_settings_max_connections', orders, '100x60'),
      ],
      holds: [
        sample('pg_stat_activity_count', { ...orders, datname: 'orders', state: 'idle' }, '40x60'),
        sample('pg_settings_max_connections', orders, '100x60'),
      ],
      after: 30,
    },
  },
  {
    alert: 'DatabaseDeadlocks',
    when: operation(
      aggregate('sum', ['instance', 'datname'], {
        kind: 'call',
        name: 'increase',
        of: [{ ...series('pg_stat_database_deadlocks'), range: 15 * minute }],
      }),
      '>',
      0,
    ),
    lasting: 0,
    severity: 'ticket',
    summary:
      'Transactions of {{ $labels.datname }} at {{ $labels.instance }} wait for each other, and are ended',
    proof: {
      fires: [sample('pg_stat_database_deadlocks', { ...orders, datname: 'orders' }, '0+1x60')],
      holds: [sample('pg_stat_database_deadlocks', { ...orders, datname: 'orders' }, '3x60')],
      after: 30,
    },
  },
];
