import { aggregate, call, over, rate, series } from '../promql';
import { type Dashboard, graph, type Panel, query } from './dashboard';

const ofLoki = { source: 'loki' } as const;

/** @param of the label by which lines are chosen @param from the one that tells apart who wrote them */
export function logsBy(of: string, from: string): Dashboard {
  const lines = series('', { [of]: ['=~', `$${of}`] });
  const counted = (name: string) => aggregate('sum', [of, from], call(name, over('$__auto', lines)));
  const legend = `{{${of}}} {{${from}}}`;
  const shown: Panel = {
    title: 'Lines',
    kind: 'logs',
    ...ofLoki,
    unit: 'short',
    queries: [query(lines, '')],
  };
  return {
    uid: 'naust-logs',
    title: 'Logs',
    variables: [{ name: of, metric: undefined }],
    panels: [
      { ...graph('Lines a second', 'short', query(counted('rate'), legend)), ...ofLoki },
      { ...graph('Bytes a second', 'Bps', query(counted('bytes_rate'), legend)), ...ofLoki },
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
}
