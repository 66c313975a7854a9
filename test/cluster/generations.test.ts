import { Cluster, isProtected } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { problemsOf } from '../../src/testing';
import { exampleState } from '../providers/example-site';
import { exampleMachines, examplePlan } from './example-machines';

describe('another generation of a pool', () => {
  const old = { count: 3, plan: examplePlan };
  const beside = (change: object = {}) => {
    const platform = new Platform({ name: 'shop', residency: Residency.norway() });
    const cluster = new Cluster(platform, 'nordic', {
      machines: exampleMachines(),
      state: exampleState,
      servers: { count: 3, plan: examplePlan, generation: 2, previous: { ...old, ...change } },
      pools: {
        apps: { count: 1, plan: { ...examplePlan, name: 'large' }, generation: 3, previous: old },
      },
    });
    return { platform, cluster };
  };
  const named = (part: string) => beside().cluster.machines.filter(({ name }) => name.includes(part));

  test('stands beside the one before, under names of its own', () => {
    expect(problemsOf(beside().platform)).toEqual([]);
    expect(named('-apps-').map(({ name }) => name)).toEqual([
      'shop-nordic-apps-g2-1',
      'shop-nordic-apps-g2-2',
      'shop-nordic-apps-g2-3',
      'shop-nordic-apps-g3-1',
    ]);
  });

  test('leaves the names and addresses of the first as they were', () =>
    expect(named('-servers-').map(({ name, privateAddress }) => `${name} ${privateAddress}`)).toEqual([
      'shop-nordic-servers-1 10.0.0.10',
      'shop-nordic-servers-2 10.0.0.11',
      'shop-nordic-servers-3 10.0.0.12',
      'shop-nordic-servers-g2-1 10.0.0.110',
      'shop-nordic-servers-g2-2 10.0.0.111',
      'shop-nordic-servers-g2-3 10.0.0.112',
    ]));

  test('joins the cluster that is there, instead of beginning one', () =>
    expect(named('-servers-').map(({ host }) => host.initialises)).toEqual([
      true,
      ...Array<boolean>(5).fill(false),
    ]));

  test('is of the same pool, and told apart by a label for draining', () =>
    expect(named('-apps-').map(({ pool, labels }) => [pool, labels['naust/generation']])).toEqual([
      ...Array<string[]>(3).fill(['apps', '2']),
      ['apps', '3'],
    ]));

  test('lets the one before go once that is said to be drained', () => {
    const { cluster } = beside({ drained: true });
    expect(cluster.machines.filter(({ drained }) => drained).map(({ series }) => series)).toEqual(
      Array(3).fill('servers'),
    );
    expect(isProtected('all', cluster.machines[0]!)).toBe(false);
    expect(isProtected('all', cluster.machines[3]!)).toBe(true);
  });
});
