import Ajv from 'ajv';
import schema from '../../assets/capacity-report.schema.json';
import shop from '../../examples/shop/main';
import type { PlatformCapacity } from '../../src/evidence';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { filesOf } from '../../src/testing';

const reportOf = (kind: string): string => filesOf(shop).get(`naust.out/shop-prod/report/capacity.${kind}`)!;

const isReport = new Ajv({ allowUnionTypes: true }).compile(schema);

describe('the capacity report', () => {
  const [cluster] = (JSON.parse(reportOf('json')) as PlatformCapacity).clusters;

  test('is what its schema says', () => {
    isReport(JSON.parse(reportOf('json')));
    expect(isReport.errors ?? []).toEqual([]);
  });

  test('says what each pool has for pods, less what the system keeps', () => {
    expect(cluster!.pools).toMatchObject([
      { pool: 'servers', nodes: 3, cpuMillis: 4500 },
      { pool: 'apps', nodes: 3, cpuMillis: 11250 },
      { pool: 'oslo', nodes: 1, cpuMillis: 7750 },
    ]);
  });

  test('says of each kind of pod how many there may be and where they fit', () => {
    const row = (name: string) => cluster!.pods.find((pods) => pods.name === name);
    expect(row('Deployment shop/orders')).toMatchObject({ copies: 3, fits: [{ pool: 'oslo', nodes: 1 }] });
    expect(row('DaemonSet node-exporter/node-exporter')).toMatchObject({ copies: 7 });
  });

  test('adds up what sidecars take, and what everything does', () => {
    expect(cluster!.sidecars).toContainEqual({
      name: 'orders-envoy',
      pods: 3,
      cpuMillis: 300,
      memoryBytes: 384 * 1024 ** 2,
    });
    const sum = cluster!.pods.reduce((all, { copies, each }) => all + copies * each.cpuMillis, 0);
    expect(cluster!.asked.cpuMillis).toBe(sum);
  });

  test('tells of the loss of each pool’s largest node, also where it is accepted', () => {
    expect(cluster!.losses.map(({ pool, accepted, fits }) => ({ pool, accepted, fits }))).toEqual([
      { pool: 'servers', accepted: false, fits: 'all' },
      { pool: 'apps', accepted: false, fits: 'all' },
      { pool: 'oslo', accepted: true, fits: 'no' },
    ]);
    expect(cluster!.losses[2]!.unplaced).toContainEqual({ name: 'StatefulSet observability/loki', pods: 1 });
    expect(reportOf('md')).toContain('| oslo | oslo-prod-1, whose loss is accepted | no | ');
  });

  test('is not made where there is no cluster', () => {
    const platform = new Platform({ name: 'edge', residency: Residency.norway() });
    expect([...filesOf(platform).keys()]).toEqual([]);
  });
});
