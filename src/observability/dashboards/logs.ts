import { aggregate, call, over, rate, series } from '../promql';
import { type Dashboard, graph, type Panel, query } from './dashboard';

const lines = series('', { namespace: ['=~', '$namespace'] });
const counted = (name: string) => aggregate('sum', ['namespace', 'app'], call(name, over('$__auto', lines)));
const ofLoki = { source: 'loki' } as const;

const shown: Panel = {
  title: 'Lines',
  kind: 'logs',
  ...ofLoki,
  unit: 'short',
  queries: [query(lines, '')],
};

export const logs: Dashboard = {
  uid: 'naust-logs',
  title: 'Logs',
  variables: [{ name: 'namespace', metric: undefined }],
  panels: [
    { ...graph('Lines a second', 'short', query(counted('rate'), '{{namespace}} {{app}}')), ...ofLoki },
    { ...graph('Bytes a second', 'Bps', query(counted('bytes_rate'), '{{namespace}} {{app}}')), ...ofLoki },
    graph(
      'Lines thrown away',
      'short',
      query(
        aggregate('sum', ['reason'], rate('$__rate_interval', series('loki_discarded_samples_total'))),
        '{{reason}}',
      ),
    ),
    shown,
  ],
};
