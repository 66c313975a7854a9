import { aggregate, operation, rate, series } from '../promql';
import { type Dashboard, graph, query, stat } from './dashboard';

const here = { instance: ['=~', '$instance'] } as const;
const ofBases = { ...here, datname: ['!~', 'template.*'] } as const;
const base = '{{instance}} {{datname}}';
const per = (metric: string) =>
  aggregate('sum', ['instance', 'datname'], rate('$__rate_interval', series(metric, ofBases)));
const read = per('pg_stat_database_blks_read');
const hit = per('pg_stat_database_blks_hit');

/** Every server that the stack declares. */
export const database: Dashboard = {
  uid: 'naust-database',
  title: 'Database',
  variables: [{ name: 'instance', metric: 'pg_up' }],
  panels: [
    stat('Databases that answer', 'percentunit', aggregate('avg', [], series('pg_up', here))),
    graph(
      'Connections in use',
      'percentunit',
      query(
        operation(
          aggregate('sum', ['instance'], series('pg_stat_activity_count', here)),
          '/',
          aggregate('min', ['instance'], series('pg_settings_max_connections', here)),
        ),
        '{{instance}}',
      ),
    ),
    graph(
      'Connections by what they do',
      'short',
      query(
        aggregate('sum', ['instance', 'state'], series('pg_stat_activity_count', here)),
        '{{instance}} {{state}}',
      ),
    ),
    graph('Transactions that were kept', 'reqps', query(per('pg_stat_database_xact_commit'), base)),
    graph('Transactions that were undone', 'reqps', query(per('pg_stat_database_xact_rollback'), base)),
    graph(
      'Blocks found in memory',
      'percentunit',
      query(operation(hit, '/', operation(hit, '+', read)), base),
    ),
    graph('Size', 'bytes', query(series('pg_database_size_bytes', ofBases), base)),
    graph('Deadlocks', 'short', query(per('pg_stat_database_deadlocks'), base)),
  ],
};
