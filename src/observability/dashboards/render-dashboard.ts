import { write } from '../promql';
import type { Dashboard, Panel, Row, Variable } from './dashboard';

/** Of the model of dashboards. @see https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ */
const schemaVersion = 42;
const columns = 24;
const height = 8;

export function renderDashboard({ uid, title, variables, panels, row }: Dashboard): object {
  return {
    uid,
    title,
    schemaVersion,
    editable: false,
    timezone: 'browser',
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    tags: ['naust'],
    annotations: { list: [] },
    templating: { list: [...variables, ...(row ? [row.each] : [])].map(renderVariable) },
    panels: [
      ...panels.map((panel, index) => renderPanel(panel, index)),
      ...(row ? renderRow(row, panels.length) : []),
    ],
  };
}

function renderVariable({ name, metric }: Variable): object {
  const shared = {
    type: 'query',
    name,
    label: name,
    refresh: 2,
    multi: true,
    includeAll: true,
    allValue: '.+',
  };
  const current = { text: ['All'], value: ['$__all'] };
  return metric === undefined
    ? {
        ...shared,
        current,
        datasource: source('loki'),
        query: { type: 1, label: name, stream: '', refId: name },
      }
    : {
        ...shared,
        current,
        datasource: source('prometheus'),
        query: { query: `label_values(${metric}, ${name})`, refId: name },
      };
}

/** Grafana repeats what follows a row, to the end or to the next row. */
function renderRow({ each, panels }: Row, before: number): readonly object[] {
  const y = Math.ceil(before / 2) * height;
  return [
    {
      id: before + 1,
      title: `$${each.name}`,
      type: 'row',
      repeat: each.name,
      collapsed: false,
      gridPos: { x: 0, y, w: columns, h: 1 },
      panels: [],
    },
    ...panels.map((panel, index) => renderPanel(panel, index, { id: before + 2, y: y + 1 })),
  ];
}

function renderPanel(panel: Panel, index: number, from = { id: 1, y: 0 }): object {
  const { title, kind, unit, queries } = panel;
  const wide = kind === 'logs';
  return {
    id: from.id + index,
    title,
    type: kind,
    datasource: source(panel.source),
    gridPos: {
      x: wide ? 0 : (index % 2) * (columns / 2),
      y: from.y + (wide ? Math.ceil(index / 2) : Math.floor(index / 2)) * height,
      w: wide ? columns : columns / 2,
      h: wide ? 2 * height : height,
    },
    fieldConfig: { defaults: { unit, min: kind === 'timeseries' ? 0 : undefined }, overrides: [] },
    targets: queries.map(({ of, legend }, place) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + place),
      datasource: source(panel.source),
      expr: write(of),
      legendFormat: legend,
      instant: kind === 'stat' ? true : undefined,
      range: kind === 'stat' ? undefined : true,
    })),
  };
}

/** As Grafana is told to call them. */
function source(uid: Panel['source']): object {
  return { type: uid, uid };
}
