import { plan } from '../../src/providers/hetzner';
import { HetznerCluster, stackWith } from './hetzner-cluster';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { terraformPrograms } from './terraform';

describeWith(terraformPrograms, 'machines behind a NAT gateway at Hetzner', () => {
  const folder = temporaryFolder('hetzner-nat');
  const behind = { natGateway: { plan: plan.ccx13 }, protection: 'none' } as const;
  let cluster: HetznerCluster;

  beforeAll(async () => {
    cluster = await HetznerCluster.start(folder, stackWith(2, behind, {}, []));
  }, 60_000);
  afterAll(() => cluster?.fake.stop());

  test('are made, and then leave nothing to change', async () => {
    await cluster.apply();
    expect(await cluster.changes()).toEqual([]);
  }, 180_000);

  test('have no public address, and a way out by a route of their network', () => {
    const { servers, networks, primaryIps } = cluster.fake.state;
    expect(primaryIps.all().map(({ name }) => name)).toEqual(['shop-nordic-main-nat']);
    expect(networks.all()[0]?.routes).toEqual([{ destination: '0.0.0.0/0', gateway: '10.0.0.3' }]);
    const gateway = servers.all().find(({ name }) => name === 'shop-nordic-main-nat');
    expect(gateway?.private_net[0]?.ip).toBe('10.0.0.3');
  });

  test('keep their gateway, its disk and its address, when it is given another plan', async () => {
    const { servers, primaryIps } = cluster.fake.state;
    const gateway = () => servers.all().find(({ name }) => name === 'shop-nordic-main-nat');
    const [id, addresses] = [gateway()?.id, primaryIps.all().map((address) => address.id)];
    cluster.write(stackWith(2, { ...behind, natGateway: { plan: plan.ccx23 } }, {}, []));
    expect(await cluster.changes()).toEqual(['update hcloud_server.shop-nordic-main-nat']);
    await cluster.apply();
    expect(gateway()).toMatchObject({ id, server_type: { name: 'ccx23' }, status: 'running' });
    expect(primaryIps.all().map((address) => address.id)).toEqual(addresses);
    expect(await cluster.changes()).toEqual([]);
  }, 180_000);

  test('keep the address of their gateway, and their way out, when it is made anew', async () => {
    const { servers, networks, primaryIps } = cluster.fake.state;
    const gateway = () => servers.all().find(({ name }) => name === 'shop-nordic-main-nat');
    const [id, addresses] = [gateway()?.id, primaryIps.all()];
    const anew = '-replace=hcloud_server.shop-nordic-main-nat';
    expect(await cluster.terraform('apply', '-auto-approve', anew)).toMatchObject({ code: 0, stderr: '' });
    expect(cluster.fake.problems).toEqual([]);
    expect(gateway()?.id).not.toBe(id);
    expect(gateway()?.private_net.map(({ ip }) => ip)).toEqual(['10.0.0.3']);
    expect(primaryIps.all().map((address) => [address.id, address.ip, address.assignee_id])).toEqual(
      addresses.map((address) => [address.id, address.ip, gateway()?.id]),
    );
    expect(networks.all()[0]?.routes).toEqual([{ destination: '0.0.0.0/0', gateway: '10.0.0.3' }]);
    expect(await cluster.changes()).toEqual([]);
  }, 180_000);

  test('are destroyed whole', async () => {
    expect(await cluster.terraform('destroy', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(cluster.fake.problems).toEqual([]);
    expect(cluster.fake.state.everything()).toEqual([]);
  }, 180_000);
});
