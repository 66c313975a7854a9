import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { hetzner, type HetznerProps, plan } from '../../src/providers/hetzner';
import { Residency } from '../../src/residency';
import { filesOf } from '../../src/testing';
import { access, entry, exampleState } from '../providers/example-site';
import { type HcloudFake, startHcloudFake } from './hcloud-fake';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { type Terraform, terraformIn, terraformPrograms } from './terraform';

/** What Terraform reads of a cluster with 3 servers, these agents, a way in and an open port. */
function stackWith(agents: number, change: Partial<HetznerProps> = {}): object {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const cluster = new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', ...access, ...change }),
    state: exampleState,
    servers: { count: 3, plan: plan.ccx13 },
    pools: { apps: { count: agents, plan: plan.ccx13 } },
  });
  cluster.open(entry);
  cluster.open({ kind: 'hostPorts', name: 'dns', pool: 'apps', ports: [53] });
  const stack = JSON.parse(
    filesOf(platform).get('cdktf.out/stacks/shop-nordic/cdk.tf.json') ?? '{}',
  ) as object;
  return { ...stack, provider: { hcloud: { poll_interval: '50ms' } } };
}

const env = { TF_VAR_server_token: 's'.repeat(64), TF_VAR_agent_token: 'a'.repeat(64) };

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: string[] };
  }[];
}

describeWith(terraformPrograms, 'a cluster at Hetzner', () => {
  const folder = temporaryFolder('hetzner');
  let fake: HcloudFake;
  let terraform: Terraform;
  const write = (stack: object): void => writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify(stack));
  const apply = async (): Promise<void> => {
    expect(await terraform('apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(fake.problems).toEqual([]);
  };
  const changes = async (): Promise<string[]> => {
    expect(await terraform('plan', '-out=planned')).toMatchObject({ code: 0, stderr: '' });
    const planned = JSON.parse((await terraform('show', '-json', 'planned')).stdout) as Plan;
    return (planned.resource_changes ?? [])
      .filter(({ change }) => change.actions.join() !== 'no-op')
      .map(({ address, change }) => `${change.actions.join()} ${address}`)
      .sort();
  };

  beforeAll(async () => {
    fake = await startHcloudFake();
    terraform = terraformIn(folder, { endpoint: fake.endpoint, env });
    write(stackWith(3));
    expect(await terraform('init')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);
  afterAll(() => fake?.stop());

  test('is valid, without a warning', async () => {
    const { code, stdout } = await terraform('validate', '-json');
    const { diagnostics } = JSON.parse(stdout) as {
      readonly diagnostics: readonly { readonly detail: string }[];
    };
    expect({ code, details: diagnostics.map(({ detail }) => detail) }).toEqual({ code: 0, details: [] });
  });

  test('is made, and then leaves nothing to change', async () => {
    await apply();
    expect(await terraform('plan', '-detailed-exitcode')).toMatchObject({ code: 0, stderr: '' });
  }, 180_000);

  test('has its servers at the addresses that others look for, and agents beside them', () => {
    const address = new Map(
      fake.state.servers.all().map((server) => [server.name, server.private_net[0]?.ip]),
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
    const [site] = fake.state.firewalls.all().filter(({ name }) => name === 'shop-nordic-main');
    expect(site?.applied_to).toHaveLength(6);
    expect(fake.state.servers.all().map(({ protection }) => protection)).toEqual(
      Array(6).fill({ delete: true, rebuild: true }),
    );
    expect(fake.state.primaryIps.all().map(({ protection }) => protection)).toEqual(
      Array(6).fill({ delete: true }),
    );
  });

  test('changes by one machine when a pool grows by one', async () => {
    write(stackWith(4));
    expect(await changes()).toEqual([
      'create hcloud_primary_ip.shop-nordic-apps-4',
      'create hcloud_server.shop-nordic-apps-4',
    ]);
    await apply();
  }, 180_000);

  test('leaves its machines alone when what only a first start reads is another, and lets in whom the firewall is told to', async () => {
    write(stackWith(4, { image: 'debian-13', adminFrom: ['203.0.113.0/24', '192.0.2.0/24'] }));
    expect(await changes()).toEqual(['update hcloud_firewall.shop-nordic-main']);
  }, 60_000);

  test('is not destroyed by mistake', async () => {
    write(stackWith(4));
    const { code, stderr } = await terraform('destroy', '-auto-approve');
    expect(code).not.toBe(0);
    expect(stderr).toContain('Instance cannot be destroyed');
    expect(fake.state.servers.all()).toHaveLength(7);
  }, 60_000);

  test('lets a pool shrink once only the control plane is protected', async () => {
    write(stackWith(4, { protection: 'servers' }));
    await apply();
    write(stackWith(3, { protection: 'servers' }));
    expect(await changes()).toEqual([
      'delete hcloud_primary_ip.shop-nordic-apps-4',
      'delete hcloud_server.shop-nordic-apps-4',
    ]);
    await apply();
  }, 180_000);

  test('is destroyed whole once nothing is protected', async () => {
    write(stackWith(3, { protection: 'none' }));
    await apply();
    expect(await terraform('destroy', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(fake.problems).toEqual([]);
    expect(fake.state.everything()).toEqual([]);
  }, 180_000);
});
