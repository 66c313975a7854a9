import { Size } from 'cdk8s';
import type { Machines } from '../../src/cluster';
import {
  flavor,
  openstack,
  type OpenStackProps,
  type OpenStackSite,
  plan,
} from '../../src/providers/openstack';
import { Place, Residency, residencyFindings } from '../../src/residency';
import { atPlace } from '../residency/at-place';
import { schemaProblems, type TerraformJson } from '../external/provider-schema';
import { referenceProblems } from '../external/terraform-references';
import { access, entry, type ExampleSite, exampleSite, resource, terraformOf } from './example-site';
import { schemasOf } from './schemas';

const made = (change: Partial<OpenStackProps> = {}): Machines =>
  openstack({ site: 'osl2', ...access, ...change });
const site = (change: Partial<ExampleSite> = {}) => exampleSite({ plan: plan['l2.c4r8.500'], ...change });
const dns = { kind: 'hostPorts', name: 'dns', pool: 'apps', ports: [53] } as const;

/** A cloud with networks of its users' own. */
const ownNetworks: OpenStackSite = {
  place: Place.norway('Bergen', { operator: { name: 'Fjordsky', country: 'NO' } }),
  region: 'RegionOne',
  externalNetwork: 'ext-net',
  loadBalancers: true,
};

const rulesOf = (terraform: TerraformJson) =>
  Object.values(terraform.resource?.['openstack_networking_secgroup_rule_v2'] ?? {})
    .map(({ description, protocol, port_range_min, remote_ip_prefix, remote_group_id }) =>
      [description, protocol ?? 'any', port_range_min ?? 'any', remote_ip_prefix ?? remote_group_id].join(
        ' ',
      ),
    )
    .sort();

describe('machines at Safespring in Oslo', () => {
  const terraform = terraformOf(made(), site(), { openings: [dns] });
  const server = resource(terraform, 'openstack_compute_instance_v2', 'shop-nordic-servers-1');

  test('stand in Norway', () => {
    const { place } = made();
    expect(
      place && residencyFindings(Residency.norway(), { holdings: [atPlace('personalData', place)] }),
    ).toEqual([]);
  });

  test('are made nowhere else: credentials of another region are refused', () =>
    expect(terraform.provider).toEqual({ openstack: [{ alias: 'osl2', region: 'osl2' }] }));

  test('boot from their own NVMe, and are not replaced for what only a first start reads', () =>
    expect(server).toMatchObject({
      provider: 'openstack.osl2',
      flavor_name: 'l2.c4r8.500',
      image_name: 'ubuntu-24.04',
      lifecycle: {
        ignore_changes: ['user_data', 'image_name', 'image_id', 'flavor_name', 'flavor_id'],
        prevent_destroy: true,
      },
    }));

  test('have one interface, in the network that everyone shares, as no other can be made', () => {
    expect(server['network']).toEqual([{ port: '${openstack_networking_port_v2.shop-nordic-servers-1.id}' }]);
    expect(resource(terraform, 'openstack_networking_port_v2', 'shop-nordic-servers-1')).toMatchObject({
      network_id: '${data.openstack_networking_network_v2.shop-nordic-main.id}',
    });
    expect(terraform.data?.['openstack_networking_network_v2']).toMatchObject({
      'shop-nordic-main': { name: 'public' },
    });
    for (const type of ['network', 'subnet', 'router', 'floatingip'])
      expect(terraform.resource).not.toHaveProperty(`openstack_networking_${type}_v2`);
  });

  test('are reached by SSH and the API only from where was named, and by each other', () =>
    expect(rulesOf(terraform)).toEqual([
      'dns tcp 53 0.0.0.0/0',
      'dns tcp 53 ::/0',
      'kubernetes-api tcp 6443 203.0.113.0/24',
      'nodes any any ${openstack_networking_secgroup_v2.shop-nordic-main.id}',
      'ssh tcp 22 203.0.113.0/24',
    ]));

  test('open the ports of a pool on that pool alone', () => {
    const groups = (node: string) =>
      resource(terraform, 'openstack_networking_port_v2', node)['security_group_ids'];
    const ofSite = '${openstack_networking_secgroup_v2.shop-nordic-main.id}';
    expect(groups('shop-nordic-servers-1')).toEqual([ofSite]);
    expect(groups('shop-nordic-apps-1')).toEqual([
      ofSite,
      '${openstack_networking_secgroup_v2.shop-nordic-main-apps-open.id}',
    ]);
  });

  test('stand on compute hosts apart, five to a group', () => {
    const many = terraformOf(made(), site({ pools: { apps: 7 } }));
    const groups = Object.values(many.resource?.['openstack_compute_servergroup_v2'] ?? {});
    expect(groups.map(({ name, policies }) => [name, policies])).toEqual([
      ['shop-nordic-apps-1', ['anti-affinity']],
      ['shop-nordic-apps-2', ['anti-affinity']],
      ['shop-nordic-servers-1', ['anti-affinity']],
    ]);
    expect(resource(many, 'openstack_compute_instance_v2', 'shop-nordic-apps-6')['scheduler_hints']).toEqual([
      { group: '${openstack_compute_servergroup_v2.shop-nordic-apps-2.id}' },
    ]);
  });

  test('keep their control plane and addresses when only that is protected', () => {
    const partly = terraformOf(made({ protection: 'servers' }), site());
    const kept = (type: string, node: string) =>
      JSON.stringify(resource(partly, `openstack_${type}_v2`, node)['lifecycle'] ?? {}).includes('prevent');
    expect(kept('compute_instance', 'shop-nordic-servers-1')).toBe(true);
    expect(kept('networking_port', 'shop-nordic-servers-1')).toBe(true);
    expect(kept('compute_instance', 'shop-nordic-apps-1')).toBe(false);
    expect(kept('networking_port', 'shop-nordic-apps-1')).toBe(false);
  });

  test('take credentials by the name of an entry, where the cluster needs two', () =>
    expect(terraformOf(made({ cloud: 'shop-osl2' }), site()).provider).toEqual({
      openstack: [{ alias: 'shop-osl2-osl2', cloud: 'shop-osl2', region: 'osl2' }],
    }));
});

describe('machines at a cloud with networks of its users’ own', () => {
  const bergen = made({ site: ownNetworks });
  const terraform = terraformOf(bergen, site(), { openings: [entry] });

  test('stand in a network made for them, behind a router, with the addresses that others look for', () => {
    expect(resource(terraform, 'openstack_networking_subnet_v2')).toMatchObject({
      cidr: '10.0.0.0/16',
      allocation_pool: [{ start: '10.0.128.2', end: '10.0.255.254' }],
    });
    expect(resource(terraform, 'openstack_networking_router_v2')['external_network_id']).toBe(
      '${data.openstack_networking_network_v2.shop-nordic-main.id}',
    );
    expect(resource(terraform, 'openstack_networking_port_v2', 'shop-nordic-servers-2')['fixed_ip']).toEqual([
      { subnet_id: '${openstack_networking_subnet_v2.shop-nordic-main.id}', ip_address: '10.0.0.11' },
    ]);
  });

  test('have a floating address each, which outlives its machine', () => {
    const address = resource(terraform, 'openstack_networking_floatingip_v2', 'shop-nordic-servers-1');
    expect(address).toMatchObject({ pool: 'ext-net', lifecycle: { prevent_destroy: true } });
    expect(
      resource(terraform, 'openstack_networking_floatingip_associate_v2', 'shop-nordic-servers-1'),
    ).toMatchObject({ depends_on: ['openstack_networking_router_interface_v2.shop-nordic-main'] });
  });

  test('stand behind a load balancer that hands on the address of who called', () => {
    expect(resource(terraform, 'openstack_lb_pool_v2', 'shop-nordic-gateway-443')['protocol']).toBe(
      'PROXYV2',
    );
    expect(resource(terraform, 'openstack_lb_listener_v2', 'shop-nordic-gateway-443')).toMatchObject({
      protocol: 'TCP',
      protocol_port: 443,
    });
    expect(Object.keys(terraform.resource?.['openstack_lb_member_v2'] ?? {})).toHaveLength(6);
  });

  test('are of any flavor that is described', () => expect(bergen.plans).toBeUndefined());
});

test('one more source for a port leaves the other rules as they are', () => {
  const around = { peers: ['198.51.100.7'] };
  const rules = (peers: readonly string[]) =>
    Object.keys(
      terraformOf(made(), site({ acrossSites: true }), { ...around, peers }).resource?.[
        'openstack_networking_secgroup_rule_v2'
      ] ?? {},
    );
  const before = rules(['198.51.100.7']);
  const after = rules(['198.51.100.8', '198.51.100.7']);
  expect(after).toHaveLength(before.length + 2);
  expect(after).toEqual(expect.arrayContaining(before));
});

test.each([
  ['Safespring', {}, {}],
  ['Safespring among several sites', {}, { acrossSites: true }],
  ['a cloud with networks of one’s own', { site: ownNetworks }, {}],
])(
  'what the provider is given for %s is what its schema asks for, and goes round nowhere',
  (_, props, of) => {
    const machines = made(props);
    const openings = machines.loadBalancers ? [entry, dns] : [dns];
    const terraform = terraformOf(machines, site(of), { openings, peers: ['198.51.100.7'] });
    expect(schemaProblems(terraform, schemasOf('openstack'))).toEqual([]);
    expect(referenceProblems(terraform)).toEqual([]);
  },
);

test.each([
  ['nowhere', { site: 'osl1' as 'osl2' }, 'NAUST-OST-001'],
  ['with an image that Terraform would read', { image: '${file("x")}' }, 'NAUST-OST-004'],
  ['at a region that Terraform would read', { site: { ...ownNetworks, region: '${x}' } }, 'NAUST-OST-005'],
  ['with credentials that Terraform would read', { cloud: '${x}' }, 'NAUST-OST-005'],
])('a machine at OpenStack is not %s', (_, change, code) =>
  expect(made(change).findings.map((finding) => finding.code)).toEqual([code]),
);

test('a site that is misspelt is told the nearest', () =>
  expect(made({ site: 'olso2' as 'osl2' }).findings[0]?.fix).toContain('osl2'));

test('flavors say what they are: disks are local NVMe, and IOPS grow with them', () => {
  expect(plan['l2.c8r16.500']).toMatchObject({ cpu: 8, storage: 'local-nvme', dedicated: false });
  expect([plan['l2.c8r16.500'].memory.toGibibytes(), plan['l2.c8r16.500'].disk.toGibibytes()]).toEqual([
    16, 465,
  ]);
  const described = { name: 'c4', cpu: 4, memory: Size.gibibytes(16), disk: Size.gibibytes(50) };
  expect(flavor({ ...described, storage: 'network', dedicated: false })).toMatchObject({
    name: 'c4',
    provider: 'openstack',
  });
});
