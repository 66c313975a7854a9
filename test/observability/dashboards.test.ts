import { metricsIn } from '../../src/observability/alerts';
import { alertRulesAndRecords } from './metrics-in';
import known from '../../src/observability/metrics.json';
import { type Dashboard, dashboards, renderDashboard } from '../../src/observability/dashboards';
import { configOf, podTemplates } from './objects';
import { observed } from './stack';

const queries = dashboards.flatMap(({ panels, row }: Dashboard) =>
  [...panels, ...(row?.panels ?? [])].flatMap((panel) => panel.queries.map(({ of }) => of)),
);
const chosen = dashboards.flatMap(({ variables, row }: Dashboard) =>
  [...variables, ...(row ? [row.each] : [])].flatMap(({ metric }) => metric ?? []),
);
const { expressions, recorded } = alertRulesAndRecords();

describe('dashboards', () => {
  test('have a name, an address and a place of their own', () => {
    for (const key of ['uid', 'title'] as const) {
      expect(new Set(dashboards.map((dashboard) => dashboard[key])).size).toBe(dashboards.length);
    }
  });

  test.each(dashboards.map((dashboard) => [dashboard.title, dashboard] as const))(
    '%s has panels that do not cover each other, each with a query of its own name',
    (_, dashboard) => {
      const { panels } = renderDashboard(dashboard) as {
        panels: {
          id: number;
          title: string;
          gridPos: { x: number; y: number };
          targets?: { refId: string }[];
        }[];
      };
      const distinct = (values: readonly unknown[]) =>
        new Set(values.map((value) => JSON.stringify(value))).size;
      expect(distinct(panels.map(({ id }) => id))).toBe(panels.length);
      expect(distinct(panels.map(({ title }) => title))).toBe(panels.length);
      expect(distinct(panels.map(({ gridPos: { x, y } }) => [x, y]))).toBe(panels.length);
      panels.forEach(({ targets = [] }) =>
        expect(distinct(targets.map(({ refId }) => refId))).toBe(targets.length),
      );
    },
  );

  test('are where Grafana is told to look for them', () => {
    const platform = observed();
    expect(configOf(platform, 'grafana-dashboards', 'provider.yaml')).toContain(
      'path: /etc/grafana/provisioning/dashboards',
    );
    expect(podTemplates(platform).get('grafana')!.spec).toMatchObject({
      containers: [
        {
          volumeMounts: expect.arrayContaining([
            { name: 'dashboards', mountPath: '/etc/grafana/provisioning/dashboards', readOnly: true },
          ]) as object,
        },
      ],
    });
    dashboards.forEach(({ uid }) =>
      expect(JSON.parse(configOf(platform, 'grafana-dashboards', `${uid}.json`))).toMatchObject({ uid }),
    );
  });
});

test('dashboards and alerts ask for what the stack tells, and for nothing else', () => {
  const asked = new Set([...queries, ...expressions].flatMap(metricsIn).concat(chosen));
  const told = new Set([...recorded, ...Object.values(known.metrics).flat()]);
  expect([...asked].filter((metric) => !told.has(metric))).toEqual([]);
  expect(
    Object.values(known.metrics)
      .flat()
      .filter((metric) => !asked.has(metric)),
  ).toEqual([]);
});
