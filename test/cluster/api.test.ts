import { Cluster, type ClusterProps, type Machines, type Plan } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { hetzner, plan } from '../../src/providers/hetzner';
import { Residency } from '../../src/residency';
import { filesOf, problemsOf } from '../../src/testing';
import type { TerraformJson } from '../external/provider-schema';
import { access, exampleState, resource, userDataOf } from '../providers/example-site';
import { exampleMachines, examplePlan } from './example-machines';

type Props = ClusterProps<Plan, 'apps'>;

function made(machines: Machines, ofServers: Plan, change: Partial<Props> = {}) {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const cluster = new Cluster(platform, 'nordic', {
    machines,
    state: exampleState,
    servers: { count: 3, plan: ofServers },
    pools: { apps: { count: 1, plan: ofServers } },
    ...change,
  });
  return { platform, cluster };
}
const atHetzner = (change: Partial<Props> = {}) =>
  made(hetzner({ location: 'hel1', ...access }), plan.ccx13, change);
const elsewhere = (change: Partial<Props> = {}) => made(exampleMachines(), examplePlan, change);

const terraformOf = ({ platform }: ReturnType<typeof made>): TerraformJson =>
  JSON.parse(filesOf(platform).get('cdktf.out/stacks/shop-nordic/cdk.tf.json') ?? '{}') as TerraformJson;

describe('the API of several servers', () => {
  const terraform = terraformOf(atHetzner({ api: { host: 'api.example.no' } }));
  const userData = (node: string) => userDataOf(terraform, resource(terraform, 'hcloud_server', node));

  test('stands behind a load balancer at an address that is chosen, in their network alone', () => {
    expect(resource(terraform, 'hcloud_load_balancer_network', 'shop-nordic-main-api')).toMatchObject({
      ip: '10.0.0.5',
      subnet_id: '${hcloud_network_subnet.shop-nordic-main-chosen.id}',
      enable_public_interface: false,
    });
    expect(resource(terraform, 'hcloud_load_balancer_target', 'shop-nordic-main-api')).toMatchObject({
      label_selector: 'platform=shop,cluster=nordic,site=main,role=server',
      use_private_ip: true,
    });
  });

  test('is joined there, whichever server is lost', () => {
    expect(userData('shop-nordic-apps-1')).toContain('server: https://10.0.0.5:6443\n');
    expect(userData('shop-nordic-servers-2')).toContain('server: https://10.0.0.5:6443\n');
  });

  test('has a certificate for that address and for the name of it', () =>
    expect(userData('shop-nordic-servers-3')).toMatch(/tls-san:\n\s+- 10\.0\.0\.5\n\s+- api\.example\.no\n/));

  test('is begun once: its first server made anew finds the others', () => {
    expect(userData('shop-nordic-servers-1')).toContain('servers=10.0.0.11,10.0.0.12\n');
    expect(userData('shop-nordic-servers-2')).toContain('servers=\n');
  });

  test('is shown to operators at the servers themselves, all of them', () =>
    expect(terraform['output']).toMatchObject({
      server_addresses: {
        value: [1, 2, 3].map((n) => `\${hcloud_primary_ip.shop-nordic-servers-${n}.ip_address}`),
      },
    }));
});

test('one server has no load balancer before it, unless one is asked for', () => {
  const one = { servers: { count: 1, plan: plan.ccx13 } };
  expect(terraformOf(atHetzner(one)).resource).not.toHaveProperty('hcloud_load_balancer');
  const asked = terraformOf(atHetzner({ ...one, api: { loadBalancer: true } }));
  expect(asked.resource).toHaveProperty('hcloud_load_balancer');
});

test('without a load balancer, nodes join at any server that answers', () => {
  const { cluster } = elsewhere();
  expect(cluster.machines.map(({ host }) => host.servers.join())).toEqual([
    '10.0.0.11,10.0.0.12',
    '10.0.0.10,10.0.0.12',
    '10.0.0.10,10.0.0.11',
    '10.0.0.10,10.0.0.11,10.0.0.12',
  ]);
});

test.each([
  ['a load balancer that nobody makes', { loadBalancer: true }, 'NAUST-CLU-017'],
  ['a name that is none', { host: 'api_example' }, 'NAUST-VAL-001'],
])('the API is not given %s', (_, api, code) =>
  expect(problemsOf(elsewhere({ api }).platform).map((problem) => problem.code)).toEqual([code]),
);
