import { problemsOf } from '../../src/testing';
import type { DashboardModel } from '../../src/observability';
import { configOf, objects, podTemplates } from './objects';
import { observed } from './stack';

const orders = { uid: 'orders', title: 'Orders', panels: [] };
const shown = (...dashboards: readonly DashboardModel[]) => observed({ grafana: { dashboards } });
const codes = (...dashboards: readonly DashboardModel[]) =>
  problemsOf(shown(...dashboards)).map(({ code }) => code);

describe('dashboards of your own', () => {
  test('are shown beside those of the stack, as they are', () => {
    const platform = shown(orders);
    expect(problemsOf(platform)).toEqual([]);
    expect(JSON.parse(configOf(platform, 'grafana-dashboards-2', 'orders.json'))).toEqual(orders);
    expect(podTemplates(platform).get('grafana')!.spec).toMatchObject({
      volumes: expect.arrayContaining([
        {
          name: 'dashboards',
          projected: {
            sources: [
              { configMap: { name: 'grafana-dashboards' } },
              { configMap: { name: 'grafana-dashboards-2' } },
            ],
          },
        },
      ]) as object,
    });
  });

  test('are in as many maps as they need', () => {
    const large = (uid: string) => ({ uid, title: uid, description: 'x'.repeat(150_000) });
    const maps = objects(shown(large('a'), large('b'), large('c'))).filter(({ metadata }) =>
      metadata.name.startsWith('grafana-dashboards-'),
    );
    expect(maps).toHaveLength(3);
  });

  test('of more than the API server takes are refused', () => {
    expect(codes({ uid: 'a', title: 'a', description: 'x'.repeat(1_100_000) })).toEqual(['NAUST-OUT-011']);
  });

  const circle: Record<string, unknown> = { ...orders };
  circle['panels'] = [circle];
  test.each([
    ['two of one uid', [orders, { ...orders, title: 'Other' }], 'NAUST-OBS-024'],
    ['two of one title', [orders, { ...orders, uid: 'other' }], 'NAUST-OBS-024'],
    ["the uid of the stack's own", [{ ...orders, uid: 'naust-node' }], 'NAUST-OBS-024'],
    ["the title of the stack's own", [{ ...orders, title: 'Node' }], 'NAUST-OBS-024'],
    ['no uid', [{ title: 'Orders' }], 'NAUST-OBS-025'],
    ['a uid that no address could have', [{ ...orders, uid: 'the orders' }], 'NAUST-OBS-025'],
    ['no title', [{ ...orders, title: ' ' }], 'NAUST-OBS-025'],
    ['what JSON has no text for', [circle], 'NAUST-OBS-025'],
    ['what JSON leaves out', [{ ...orders, panels: [{ title: Symbol('Late') }] }], 'NAUST-OBS-025'],
    ['a list', [[] as unknown as DashboardModel], 'NAUST-VAL-030'],
  ] satisfies [string, readonly DashboardModel[], string][])('are refused with %s', (_, dashboards, code) => {
    expect([...new Set(codes(...dashboards))]).toEqual(
      code === 'NAUST-VAL-030' ? [code, 'NAUST-OBS-025'] : [code],
    );
  });
});
