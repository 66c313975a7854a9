import { Cluster, type MadePoolProps, type Machines, type Plan } from '../../src/cluster';
import type { OutputFiles } from '../../src/changes';
import { Platform } from '../../src/platform';
import { hetzner, type HetznerPlan, plan as ofHetzner } from '../../src/providers/hetzner';
import { openstack, plan as ofOpenStack } from '../../src/providers/openstack';
import { plan as ofUpCloud, upcloud } from '../../src/providers/upcloud';
import { Residency } from '../../src/residency';
import { filesOf } from '../../src/testing';
import { access, exampleState } from '../providers/example-site';
import { changes, onlyChange, stack } from './outputs';

interface Site {
  readonly machines: Machines;
  readonly plan: Plan;
  readonly larger: Plan;
  /** The type of its servers in Terraform. */
  readonly type: string;
}

const sites: readonly (readonly [string, Site])[] = [
  [
    'Hetzner',
    {
      machines: hetzner({ location: 'hel1', ...access }),
      plan: ofHetzner.ccx13,
      larger: ofHetzner.ccx23,
      type: 'hcloud_server',
    },
  ],
  [
    'UpCloud',
    {
      machines: upcloud({ zone: 'no-svg1', ...access }),
      plan: ofUpCloud['PREMIUM-4xCPU-8GB'],
      larger: ofUpCloud['PREMIUM-8xCPU-16GB'],
      type: 'upcloud_server',
    },
  ],
  [
    'OpenStack',
    {
      machines: openstack({ site: 'osl2', ...access }),
      plan: ofOpenStack['l2.c4r8.500'],
      larger: ofOpenStack['l2.c8r16.1000'],
      type: 'openstack_compute_instance_v2',
    },
  ],
];

/** The Terraform of a cluster with two machines in its pool. */
function made({ machines, plan }: Site, apps: Partial<MadePoolProps<Plan>> = {}): OutputFiles {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  new Cluster(platform, 'nordic', {
    machines,
    state: exampleState,
    servers: { count: 3, plan },
    pools: { apps: { count: 2, plan, ...apps } },
  });
  return new Map([...filesOf(platform)].filter(([path]) => path.endsWith('cdk.tf.json')));
}

describe.each(sites)('a cluster at %s', (_, site) => {
  const { plan, larger, type } = site;
  const serversOf = (before: OutputFiles, after: OutputFiles) =>
    changes(before, after).filter(({ name }) => name.startsWith(`${type}.`));

  test('loses one machine, with its disk, when a pool shrinks by one', () =>
    expect(serversOf(made(site), made(site, { count: 1 }))).toMatchObject([
      {
        action: 'delete',
        name: `${type}.shop-nordic-apps-2`,
        loses: expect.stringContaining('disk') as string,
      },
    ]));

  test('keeps its machines as they are when the plan of a pool is another', () => {
    const found = serversOf(made(site), made(site, { plan: larger }));
    expect(found.map(({ action }) => action)).toEqual(['change', 'change']);
    expect(found.flatMap(({ differences }) => differences).every(({ ignored }) => ignored)).toBe(true);
  });

  test('gets a new generation beside the old, and nothing goes for it', () => {
    const next = { plan: larger, generation: 2, previous: { count: 2, plan } };
    expect(serversOf(made(site), made(site, next)).map(({ action }) => action)).toEqual(['add', 'add']);
  });
});

describe('a NAT gateway at Hetzner', () => {
  const [, hetznerSite] = sites[0]!;
  const behind = (plan: HetznerPlan): Site => ({
    ...hetznerSite,
    machines: hetzner({ location: 'hel1', ...access, natGateway: { plan } }),
  });
  const small = made(behind(ofHetzner.ccx13));

  test('that takes the place of public addresses is none of them by another name', () =>
    expect(changes(made(hetznerSite), small).filter(({ action }) => action === 'rename')).toEqual([]));

  test('is switched off for another plan, and nothing else is touched', () =>
    expect(onlyChange(small, made(behind(ofHetzner.ccx23)))).toMatchObject({
      action: 'change',
      name: 'hcloud_server.shop-nordic-main-nat',
      risks: ['the provider switches the machine off for it'],
    }));
});

test.each([
  [
    'openstack_compute_instance_v2',
    { network: [{ port: 'a' }] },
    { network: [{ port: 'b' }] },
    'its local disk',
  ],
  ['openstack_compute_instance_v2', { image_name: 'a' }, { image_name: 'b' }, 'its local disk'],
  ['openstack_networking_floatingip_v2', { pool: 'a' }, { pool: 'b' }, 'the address that others know'],
  [
    'openstack_lb_loadbalancer_v2',
    { vip_subnet_id: 'a' },
    { vip_subnet_id: 'b' },
    'the address that others know',
  ],
])('%s is made anew for another %j', (type, before, after, loses) => {
  const of = (values: object) => stack({ resource: { [type]: { main: { name: 'main', ...values } } } });
  expect(onlyChange(of(before), of(after))).toMatchObject({ action: 'replace', loses });
});
