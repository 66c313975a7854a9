import type { Machines } from '../../src/cluster';
import { plan, upcloud, type UpCloudProps, type UpCloudZone } from '../../src/providers/upcloud';
import { Residency, residencyFindings } from '../../src/residency';
import { schemaProblems } from '../external/provider-schema';
import { referenceProblems } from '../external/terraform-references';
import { access, entry, type ExampleSite, exampleSite, resource, terraformOf } from './example-site';
import { atPlace } from '../residency/at-place';
import { schemasOf } from './schemas';

const made = (change: Partial<UpCloudProps> = {}): Machines =>
  upcloud({ zone: 'no-svg1', ...access, ...change });
const site = (change: Partial<ExampleSite> = {}) =>
  exampleSite({ plan: plan['PREMIUM-4xCPU-8GB'], ...change });
const dns = { kind: 'hostPorts', name: 'dns', pool: 'apps', ports: [53] } as const;

interface Rule {
  readonly action: 'accept' | 'drop';
  readonly direction: 'in' | 'out';
  readonly family?: string;
  readonly protocol?: string;
  readonly comment: string;
  readonly destination_port_start?: string;
  readonly destination_port_end?: string;
  readonly source_port_start?: string;
  readonly source_address_start?: string;
  readonly source_address_end?: string;
}

const rulesOf = (terraform: ReturnType<typeof terraformOf>, node = 'shop-nordic-servers-1') =>
  resource(terraform, 'upcloud_firewall_rules', node)['firewall_rule'] as unknown as Rule[];

/** What becomes of a packet, as UpCloud decides it: by the first rule that fits, without a memory of connections. */
function fate(
  rules: readonly Rule[],
  packet: { protocol: string; from?: string; sourcePort: number; port: number },
) {
  const number = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const from = number(packet.from ?? '198.51.100.99');
  const within = (value: number, start?: number, end?: number) =>
    start === undefined || end === undefined || (value >= start && value <= end);
  return rules.find(
    (rule) =>
      rule.direction === 'in' &&
      (rule.family ?? 'IPv4') === 'IPv4' &&
      (rule.protocol ?? packet.protocol) === packet.protocol &&
      within(packet.port, portOf(rule.destination_port_start), portOf(rule.destination_port_end)) &&
      within(packet.sourcePort, portOf(rule.source_port_start), portOf(rule.source_port_start)) &&
      (rule.source_address_start === undefined ||
        within(from, number(rule.source_address_start), number(rule.source_address_end ?? ''))),
  )?.action;
}

const portOf = (port: string | undefined) => (port === undefined ? undefined : Number(port));

describe('a firewall at UpCloud', () => {
  const rules = rulesOf(terraformOf(made(), site()));
  const tcp = (port: number, from?: string, sourcePort = 443) =>
    fate(rules, { protocol: 'tcp', port, from, sourcePort });
  const udp = (port: number, sourcePort: number) => fate(rules, { protocol: 'udp', port, sourcePort });

  test('opens SSH and the API only to the networks that were named', () => {
    expect([tcp(22, '203.0.113.0'), tcp(22, '203.0.113.255'), tcp(6443, '203.0.113.9')]).toEqual(
      Array(3).fill('accept'),
    );
    expect([tcp(22), tcp(22, '203.0.114.0'), tcp(6443)]).toEqual(Array(3).fill('drop'));
  });

  test.each([1, 22, 80, 443, 1023])('keeps port %i closed, whatever port the call comes from', (port) =>
    expect([tcp(port), tcp(port, undefined, 51000)]).toEqual(['drop', 'drop']),
  );

  test('lets answers in to every port that a node or a pod may ask from, as it remembers no questions', () => {
    expect([1024, 5001, 10250, 30000, 32767, 40000, 65535].map((port) => tcp(port))).toEqual(
      Array(7).fill('accept'),
    );
    expect([1024, 30000, 32767, 40000].flatMap((port) => [udp(port, 53), udp(port, 123)])).toEqual(
      Array(8).fill('accept'),
    );
    expect(udp(68, 67)).toBe('accept');
  });

  test('lets in no other datagram', () => {
    expect([udp(40000, 4000), udp(53, 53), udp(68, 53)]).toEqual(Array(3).fill('drop'));
  });

  test('lets everything out, and drops the rest, by rules of last resort', () =>
    expect(rules.slice(-2)).toMatchObject([
      { direction: 'in', action: 'drop' },
      { direction: 'out', action: 'accept' },
    ]));

  test('opens WireGuard to exactly the nodes there are, when they are at several sites', () => {
    const terraform = terraformOf(made(), site({ servers: 1, pools: {}, acrossSites: true }), {
      peers: ['198.51.100.7'],
    });
    const open = rulesOf(terraform).filter(
      (rule) => rule.action === 'accept' && rule.comment === 'wireguard',
    );
    expect(open.map((rule) => rule.source_address_start)).toEqual([
      '198.51.100.7',
      '${upcloud_server.shop-nordic-servers-1.network_interface[0].ip_address}',
    ]);
  });

  test('closes to strangers what the host leaves open to them, ports of answers though they are', () => {
    const terraform = terraformOf(made(), site({ acrossSites: true }), { peers: ['198.51.100.7'] });
    const fates = (node: string, from: string) => [
      fate(rulesOf(terraform, node), { protocol: 'tcp', from, port: 6443, sourcePort: 443 }),
      fate(rulesOf(terraform, node), { protocol: 'udp', from, port: 51820, sourcePort: 53 }),
    ];
    expect(fates('shop-nordic-servers-1', '198.51.100.7')).toEqual(['accept', 'accept']);
    expect(fates('shop-nordic-servers-1', '198.51.100.99')).toEqual(['drop', 'drop']);
    // Nothing listens to 6443 there, so the port is as good as another to ask from.
    expect(fates('shop-nordic-apps-1', '198.51.100.99')).toEqual(['accept', 'drop']);
  });

  test('opens the ports of a pool on that pool alone', () => {
    const terraform = terraformOf(made(), site({ pools: { apps: 1, data: 1 } }), { openings: [dns] });
    const port53 = (node: string) =>
      fate(rulesOf(terraform, node), { protocol: 'tcp', port: 53, sourcePort: 51000 });
    expect([port53('shop-nordic-apps-1'), port53('shop-nordic-data-1')]).toEqual(['accept', 'drop']);
  });

  test('takes networks of IPv6 by their first and last address', () => {
    const [rule] = rulesOf(terraformOf(made({ adminFrom: ['2001:db8:0:8::/61'] }), site()));
    expect(rule).toMatchObject({
      family: 'IPv6',
      source_address_start: '2001:db8:0:8::',
      source_address_end: '2001:db8:0:f:ffff:ffff:ffff:ffff',
    });
  });
});

describe('a server at UpCloud', () => {
  const terraform = terraformOf(made(), site());
  const server = resource(terraform, 'upcloud_server', 'shop-nordic-servers-1');

  test('has an encrypted disk of its plan’s size, its firewall on, and no password', () => {
    expect(server).toMatchObject({
      zone: 'no-svg1',
      plan: 'PREMIUM-4xCPU-8GB',
      firewall: true,
      metadata: true,
      template: [
        { encrypt: true, tier: 'maxiops', size: 100, storage: 'Ubuntu Server 24.04 LTS (Noble Numbat)' },
      ],
      login: [{ user: 'root', create_password: false, keys: access.sshKeys }],
    });
  });

  test('has its user data', () =>
    expect(server['user_data']).toBe('#cloud-config\nhostname: shop-nordic-servers-1\n'));

  test('has the address that others look for, and is made before what takes any', () => {
    expect(server['network_interface']?.[1]).toMatchObject({ type: 'private', ip_address: '10.0.0.10' });
    const agent = resource(terraform, 'upcloud_server', 'shop-nordic-apps-1');
    expect(agent['network_interface']?.[1]).not.toHaveProperty('ip_address');
    expect(agent['depends_on']).toContain('upcloud_server.shop-nordic-servers-1');
  });

  test('is not replaced for what only a first start reads, nor at all', () =>
    expect(server['lifecycle']).toEqual({
      ignore_changes: ['user_data', 'login', 'template[0].storage', 'plan', 'template[0].size'],
      prevent_destroy: true,
    }));

  test('may be replaced when that is said', () => {
    const agent = (protection: UpCloudProps['protection']) =>
      resource(terraformOf(made({ protection }), site()), 'upcloud_server', 'shop-nordic-apps-1')[
        'lifecycle'
      ];
    expect(agent('servers')).not.toHaveProperty('prevent_destroy');
  });

  test('of the control plane shares a host with no other of it', () => {
    const policy = (pool: string) =>
      resource(terraform, 'upcloud_server_group', `shop-nordic-${pool}`)['anti_affinity_policy'];
    expect([policy('servers'), policy('apps')]).toEqual(['strict', 'yes']);
  });
});

test('a pool of another size leaves every other resource as it is', () => {
  const before = terraformOf(made(), site(), { openings: [entry] });
  const after = terraformOf(made(), site({ pools: { apps: 4 } }), { openings: [entry] });
  const resources = after.resource as Record<string, Record<string, unknown>>;
  for (const type of ['upcloud_server', 'upcloud_firewall_rules'])
    delete resources[type]?.['shop-nordic-apps-4'];
  for (const port of [80, 443])
    delete resources['upcloud_loadbalancer_static_backend_member']?.[`shop-nordic-apps-4-${port}`];
  expect(after).toEqual(before);
});

describe('a load balancer at UpCloud', () => {
  const terraform = terraformOf(made(), site(), { openings: [entry] });

  test('is two nodes, and hands on the address of who called', () => {
    expect(resource(terraform, 'upcloud_loadbalancer')['plan']).toBe('production-small');
    expect(resource(terraform, 'upcloud_loadbalancer_backend')['properties']).toMatchObject([
      { outbound_proxy_protocol: 'v2', health_check_type: 'tcp' },
    ]);
  });

  test('listens to the world alone, and reaches agents over the private network', () => {
    expect(resource(terraform, 'upcloud_loadbalancer_frontend', 'shop-nordic-gateway-443')).toMatchObject({
      port: 443,
      mode: 'tcp',
      networks: [{ name: 'public' }],
    });
    const members = Object.values(terraform.resource?.['upcloud_loadbalancer_static_backend_member'] ?? {});
    expect(members).toHaveLength(6);
    expect(
      resource(terraform, 'upcloud_loadbalancer_static_backend_member', 'shop-nordic-apps-1-443'),
    ).toMatchObject({
      ip: '${upcloud_server.shop-nordic-apps-1.network_interface[1].ip_address}',
      port: 30443,
    });
  });
});

test.each([
  ['one site', {}],
  ['several sites', { acrossSites: true }],
])('what the provider is given for %s is what its schema asks for, and goes round nowhere', (_, change) => {
  const terraform = terraformOf(made(), site(change), { openings: [entry, dns], peers: ['198.51.100.7'] });
  expect(schemaProblems(terraform, schemasOf('upcloud'))).toEqual([]);
  expect(referenceProblems(terraform)).toEqual([]);
});

describe('where UpCloud is', () => {
  test('Stavanger is in Norway', () => {
    const { place } = made();
    expect(
      place && residencyFindings(Residency.norway(), { holdings: [atPlace('personalData', place)] }),
    ).toEqual([]);
  });

  test.each([
    ['nowhere', { zone: 'no-osl1' as UpCloudZone }, 'NAUST-UPC-001'],
    ['with an image that Terraform would read', { image: '${file("x")}' }, 'NAUST-UPC-004'],
  ])('is not %s', (_, change, code) =>
    expect(made(change).findings.map((finding) => finding.code)).toEqual([code]),
  );
});

test('a plan says what it is: its disk in the network, its processors shared', () =>
  expect(plan['PREMIUM-4xCPU-16GB']).toMatchObject({ cpu: 4, storage: 'network', dedicated: false }));
