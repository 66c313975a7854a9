import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { hetzner, plan as ofHetzner } from '../../src/providers/hetzner';
import { openstack, plan } from '../../src/providers/openstack';
import { Residency } from '../../src/residency';
import { filesOf, problemsOf } from '../../src/testing';
import { schemaProblems, type TerraformJson } from '../external/provider-schema';
import { referenceProblems } from '../external/terraform-references';
import { root } from '../house/project';
import { access, exampleState, resource, userDataOf } from './example-site';
import { schemasOf } from './schemas';

const rooms = readdirSync(join(root, 'src', 'providers'));
const { exports: subpaths } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, unknown>>;
};

test.each(rooms)('what is in the room of %s is imported by a subpath of its name', (room) =>
  expect(subpaths[`./${room}`]).toEqual({
    types: `./lib/providers/${room}/index.d.ts`,
    default: `./lib/providers/${room}/index.js`,
  }),
);

describe('a cluster in a network that everyone shares', () => {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  new Cluster(platform, 'nordic', {
    machines: openstack({ site: 'osl2', ...access }),
    state: exampleState,
    servers: { count: 3, plan: plan['l2.c4r8.500'] },
    pools: { apps: { count: 2, plan: plan['l2.c8r16.500'] } },
  });
  const terraform = JSON.parse(
    filesOf(platform).get('cdktf.out/stacks/shop-nordic/cdk.tf.json') ?? '{}',
  ) as TerraformJson;
  const userData = (node: string) =>
    userDataOf(terraform, resource(terraform, 'openstack_compute_instance_v2', node));

  test('has no problem', () => expect(problemsOf(platform)).toEqual([]));

  test('is what the schema asks for, and goes round nowhere', () => {
    expect(schemaProblems(terraform, schemasOf('openstack'))).toEqual([]);
    expect(referenceProblems(terraform)).toEqual([]);
  });

  test('has nodes that join at the address of the first server’s port, which outlives that server', () =>
    expect(userData('shop-nordic-apps-1')).toContain(
      'join(" ", openstack_networking_port_v2.shop-nordic-servers-1.all_fixed_ips)',
    ));

  test('has nodes that look for no private network, and meet over WireGuard', () => {
    expect(userData('shop-nordic-servers-1')).toContain('private_network=\n');
    expect(userData('shop-nordic-servers-1')).toContain('flannel-backend: wireguard-native');
  });

  test('lets operators log in as root, as machines elsewhere do', () =>
    expect(userData('shop-nordic-apps-1')).toContain(
      `disable_root: false\nssh_authorized_keys:\n- ${access.sshKeys[0]}\n`,
    ));
});

test.each([
  [
    'a plan that the place does not offer',
    { name: 'l2.c8r16.50', provider: 'openstack' as const },
    'NAUST-CLU-013',
    'l2.c8r16.500',
  ],
  ['no plan', undefined, 'NAUST-CLU-004', 'naust/openstack'],
])('a pool of %s is told which there are', (_, change, code, near) => {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  new Cluster(platform, 'nordic', {
    machines: openstack({ site: 'osl2', ...access }),
    state: exampleState,
    servers: { count: 1, plan: change && { ...plan['l2.c4r8.500'], ...change } } as never,
    pools: {},
  });
  const [problem] = problemsOf(platform);
  expect(problem).toMatchObject({ code });
  expect(problem?.fix).toContain(near);
});

test.each([
  [
    'at a location that is misspelt',
    { machines: hetzner({ location: 'hel2' as 'hel1', ...access }) },
    'NAUST-HCL-001',
  ],
  [
    'of a count that is a text',
    { pools: { apps: { count: '2' as never, plan: ofHetzner.ccx13 } } },
    'NAUST-CLU-001',
  ],
  ['of a plan that is a text', { pools: { apps: { count: 2, plan: 'ccx13' as never } } }, 'NAUST-CLU-004'],
])('a cluster %s is told of that alone, and once', (_, change, code) => {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', ...access }),
    state: exampleState,
    servers: { count: 3, plan: ofHetzner.ccx13 },
    pools: { apps: { count: 1, plan: ofHetzner.ccx13 } },
    ...change,
  });
  expect(problemsOf(platform).map((problem) => problem.code)).toEqual([code]);
});

test('a plan that is written as a name is answered with the nearest that there are', () => {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', ...access }),
    state: exampleState,
    servers: { count: 3, plan: 'ccx14' as never },
    pools: {},
  });
  const [problem] = problemsOf(platform);
  expect(problem).toMatchObject({ code: 'NAUST-CLU-004', got: '"ccx14"' });
  expect(problem?.fix).toContain('nearest are ccx13');
});
