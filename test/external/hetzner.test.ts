import { plan } from '../../src/providers/hetzner';
import { HetznerCluster, stackWith } from './hetzner-cluster';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { terraformPrograms } from './terraform';

describeWith(terraformPrograms, 'a cluster at Hetzner', () => {
  const folder = temporaryFolder('hetzner');
  let cluster: HetznerCluster;

  beforeAll(async () => {
    cluster = await HetznerCluster.start(folder, stackWith(3));
  }, 60_000);
  afterAll(() => cluster?.fake.stop());

  test('is valid, without a warning', async () => {
    const { code, stdout } = await cluster.terraform('validate', '-json');
    const { diagnostics } = JSON.parse(stdout) as {
      readonly diagnostics: readonly { readonly detail: string }[];
    };
    expect({ code, details: diagnostics.map(({ detail }) => detail) }).toEqual({ code: 0, details: [] });
  });

  test('is made, and then leaves nothing to change', async () => {
    await cluster.apply();
    expect(await cluster.terraform('plan', '-detailed-exitcode')).toMatchObject({ code: 0, stderr: '' });
  }, 180_000);

  test('has its servers at the addresses that others look for, and agents beside them', () => {
    const address = new Map(
      cluster.fake.state.servers.all().map((server) => [server.name, server.private_net[0]?.ip]),
    );
    expect([1, 2, 3].map((n) => address.get(`shop-nordic-servers-${n}`))).toEqual([
      '10.0.0.10',
      '10.0.0.11',
      '10.0.0.12',
    ]);
    expect([1, 2, 3].map((n) => address.get(`shop-nordic-apps-${n}`))).toEqual(
      Array(3).fill(expect.stringMatching(/^10\.0\.128\./)),
    );
  });

  test('keeps every machine behind a firewall, and from deletion', () => {
    const [site] = cluster.fake.state.firewalls.all().filter(({ name }) => name === 'shop-nordic-main');
    expect(site?.applied_to).toHaveLength(6);
    expect(cluster.fake.state.servers.all().map(({ protection }) => protection)).toEqual(
      Array(6).fill({ delete: true, rebuild: true }),
    );
    expect(cluster.fake.state.primaryIps.all().map(({ protection }) => protection)).toEqual(
      Array(6).fill({ delete: true }),
    );
  });

  test('changes by one machine when a pool grows by one', async () => {
    cluster.write(stackWith(4));
    expect(await cluster.changes()).toEqual([
      'create hcloud_primary_ip.shop-nordic-apps-4',
      'create hcloud_server.shop-nordic-apps-4',
    ]);
    await cluster.apply();
  }, 180_000);

  test('leaves its machines alone when their plan is another, or what only a first start reads, and lets in whom the firewall is told to', async () => {
    const adminFrom = ['203.0.113.0/24', '192.0.2.0/24'];
    cluster.write(stackWith(4, { image: 'debian-13', adminFrom }, { plan: plan.ccx23, profile: 'gateway' }));
    expect(await cluster.changes()).toEqual(['update hcloud_firewall.shop-nordic-main']);
  }, 60_000);

  test('is not destroyed by mistake', async () => {
    cluster.write(stackWith(4));
    const { code, stderr } = await cluster.terraform('destroy', '-auto-approve');
    expect(code).not.toBe(0);
    expect(stderr).toContain('Instance cannot be destroyed');
    expect(cluster.fake.state.servers.all()).toHaveLength(7);
  }, 60_000);

  test('lets a pool shrink once only the control plane is protected', async () => {
    cluster.write(stackWith(4, { protection: 'servers' }));
    await cluster.apply();
    cluster.write(stackWith(3, { protection: 'servers' }));
    expect(await cluster.changes()).toEqual([
      'delete hcloud_primary_ip.shop-nordic-apps-4',
      'delete hcloud_server.shop-nordic-apps-4',
    ]);
    await cluster.apply();
  }, 180_000);

  test('loses a whole pool, and nothing of the others changes', async () => {
    const batch = { batch: { count: 2, plan: plan.ccx13 } };
    cluster.write(stackWith(3, { protection: 'servers' }, {}, [53], batch));
    await cluster.apply();
    cluster.write(stackWith(3, { protection: 'servers' }));
    expect(await cluster.changes()).toEqual([
      'delete hcloud_placement_group.shop-nordic-batch-1',
      'delete hcloud_primary_ip.shop-nordic-batch-1',
      'delete hcloud_primary_ip.shop-nordic-batch-2',
      'delete hcloud_server.shop-nordic-batch-1',
      'delete hcloud_server.shop-nordic-batch-2',
    ]);
    await cluster.apply();
    expect(cluster.fake.state.servers.all()).toHaveLength(6);
  }, 180_000);

  test('is destroyed whole once nothing is protected', async () => {
    cluster.write(stackWith(3, { protection: 'none' }));
    await cluster.apply();
    expect(await cluster.terraform('destroy', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(cluster.fake.problems).toEqual([]);
    expect(cluster.fake.state.everything()).toEqual([]);
  }, 180_000);
});
