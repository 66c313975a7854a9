import { Size } from 'cdk8s';
import { Cluster, type ClusterProps, type Machines, type Plan } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { hetzner, plan } from '../../src/providers/hetzner';
import { flavor, openstack } from '../../src/providers/openstack';
import { Place, Residency } from '../../src/residency';
import { filesOf, problemsOf } from '../../src/testing';
import { schemaProblems, type TerraformJson } from '../external/provider-schema';
import { referenceProblems } from '../external/terraform-references';
import { access, exampleState, resource, userDataOf } from '../providers/example-site';
import { schemasOf } from '../providers/schemas';
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

/** A cloud of OpenStack with networks of its users' own, where load balancers are made or not. */
const atBergen = (loadBalancers: boolean) =>
  made(
    openstack({
      ...access,
      site: {
        place: Place.norway('Bergen', { operator: { name: 'Fjordsky', country: 'NO' } }),
        region: 'RegionOne',
        externalNetwork: 'ext-net',
        loadBalancers,
      },
    }),
    flavor({
      name: 'c4',
      cpu: 4,
      memory: Size.gibibytes(16),
      disk: Size.gibibytes(80),
      storage: 'local-nvme',
      dedicated: false,
    }),
  );

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

describe('the API of several servers at a cloud of OpenStack', () => {
  const terraform = terraformOf(atBergen(true));

  test('stands behind a load balancer at an address that is chosen, in their network alone', () => {
    expect(resource(terraform, 'openstack_lb_loadbalancer_v2', 'shop-nordic-main-api')).toMatchObject({
      vip_address: '10.0.0.5',
      vip_subnet_id: '${openstack_networking_subnet_v2.shop-nordic-main.id}',
    });
    expect(resource(terraform, 'openstack_lb_pool_v2', 'shop-nordic-main-api-6443')['protocol']).toBe('TCP');
    expect(Object.keys(terraform.resource?.['openstack_lb_member_v2'] ?? {})).toEqual(
      [1, 2, 3].map((number) => `shop-nordic-servers-${number}-6443`),
    );
    expect(JSON.stringify(terraform.resource?.['openstack_networking_floatingip_v2'])).not.toContain('vip');
  });

  test('is joined there, and has a certificate for it', () => {
    const userData = (node: string) =>
      userDataOf(terraform, resource(terraform, 'openstack_compute_instance_v2', node));
    expect(userData('shop-nordic-apps-1')).toContain('server: https://10.0.0.5:6443\n');
    expect(userData('shop-nordic-servers-2')).toMatch(/tls-san:\n\s+- 10\.0\.0\.5\n/);
  });

  test('is what the schema of the provider asks for, and goes round nowhere', () => {
    expect(schemaProblems(terraform, schemasOf('openstack'))).toEqual([]);
    expect(referenceProblems(terraform)).toEqual([]);
  });

  test('is joined at a server, whichever answers, where the cloud makes no load balancers', () =>
    expect(JSON.stringify(terraformOf(atBergen(false)))).not.toContain('openstack_lb_'));
});
