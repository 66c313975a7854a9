import { HetznerCluster, stackWith } from './hetzner-cluster';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { terraformPrograms } from './terraform';

const lost = 'shop-nordic-servers-2';

interface Servers {
  readonly resource: { readonly hcloud_server: Record<string, Record<string, unknown>> };
}

describeWith(terraformPrograms, 'a machine at Hetzner', () => {
  const folder = temporaryFolder('hetzner-repair');
  let cluster: HetznerCluster;

  beforeAll(async () => {
    cluster = await HetznerCluster.start(folder, stackWith(2));
    await cluster.apply();
  }, 180_000);
  afterAll(() => cluster?.fake.stop());

  test('that is lost is made anew under its name and its addresses, and no other is touched', async () => {
    const { servers, primaryIps } = cluster.fake.state;
    const named = () => servers.all().find(({ name }) => name === lost);
    const known = () => primaryIps.all().find(({ name }) => name === lost)?.ip;
    const [before, address] = [named()!, known()];
    servers.remove(before.id);
    primaryIps.all().find(({ assignee_id }) => assignee_id === before.id)!.assignee_id = null;
    expect(await cluster.changes()).toEqual([`create hcloud_server.${lost}`]);
    await cluster.apply();
    expect(named()?.id).not.toBe(before.id);
    expect(named()?.private_net.map(({ ip }) => ip)).toEqual(before.private_net.map(({ ip }) => ip));
    expect(known()).toBe(address);
    expect(await cluster.changes()).toEqual([]);
  }, 180_000);

  test('that is to go into another spread group is left where it is: the provider refuses while it runs', async () => {
    const stack = stackWith(2) as Servers;
    stack.resource.hcloud_server[lost]!['placement_group_id'] =
      '${tonumber(hcloud_placement_group.shop-nordic-apps-1.id)}';
    cluster.write(stack);
    expect(await cluster.changes()).toEqual([`update hcloud_server.${lost}`]);
    const { code, stderr } = await cluster.terraform('apply', '-auto-approve');
    expect(code).not.toBe(0);
    expect(stderr.replace(/[\s│]+/g, ' ')).toContain('removing a running server from a placement group');
  }, 180_000);

  test('is not made anew by -replace as long as it is protected', async () => {
    cluster.write(stackWith(2));
    const { code, stderr } = await cluster.terraform('plan', `-replace=hcloud_server.${lost}`);
    expect(code).not.toBe(0);
    expect(stderr).toContain('Instance cannot be destroyed');
  }, 60_000);
});
