import { plan } from '../../src/providers/hetzner';
import { HetznerCluster, stackWith } from './hetzner-cluster';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { terraformPrograms } from './terraform';

describeWith(terraformPrograms, 'a pool at Hetzner', () => {
  const folder = temporaryFolder('hetzner-generations');
  let cluster: HetznerCluster;

  beforeAll(async () => {
    cluster = await HetznerCluster.start(folder, stackWith(4));
  }, 60_000);
  afterAll(() => cluster?.fake.stop());

  test('gets new machines beside the old, and loses the old once they are drained', async () => {
    const next = { count: 2, plan: plan.ccx23, generation: 2 };
    const old = { count: 4, plan: plan.ccx13 };
    await cluster.apply();
    cluster.write(stackWith(4, {}, { ...next, previous: old }));
    expect(await cluster.changes()).toEqual([
      'create hcloud_placement_group.shop-nordic-apps-g2-1',
      'create hcloud_primary_ip.shop-nordic-apps-g2-1',
      'create hcloud_primary_ip.shop-nordic-apps-g2-2',
      'create hcloud_server.shop-nordic-apps-g2-1',
      'create hcloud_server.shop-nordic-apps-g2-2',
    ]);
    await cluster.apply();
    cluster.write(stackWith(4, {}, { ...next, previous: { ...old, drained: true } }));
    expect(new Set((await cluster.changes()).map((change) => change.replace(/-\d$/, '')))).toEqual(
      new Set(['update hcloud_primary_ip.shop-nordic-apps', 'update hcloud_server.shop-nordic-apps']),
    );
    await cluster.apply();
    cluster.write(stackWith(4, {}, next));
    expect(new Set((await cluster.changes()).map((change) => change.replace(/-\d$/, '')))).toEqual(
      new Set([
        'delete hcloud_placement_group.shop-nordic-apps',
        'delete hcloud_primary_ip.shop-nordic-apps',
        'delete hcloud_server.shop-nordic-apps',
      ]),
    );
    await cluster.apply();
    expect(
      cluster.fake.state.servers
        .all()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'shop-nordic-apps-g2-1',
      'shop-nordic-apps-g2-2',
      'shop-nordic-servers-1',
      'shop-nordic-servers-2',
      'shop-nordic-servers-3',
    ]);
  }, 300_000);
});
