import { Cluster, type Machines } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { hetzner, type HetznerLocation, type HetznerProps, plan } from '../../src/providers/hetzner';
import { placeText, Residency, residencyFindings } from '../../src/residency';
import { schemaProblems } from '../external/provider-schema';
import { referenceProblems } from '../external/terraform-references';
import { problemsOf } from '../../src/testing';
import {
  access,
  entry,
  type ExampleSite,
  exampleSite,
  exampleState,
  resource,
  terraformOf,
} from './example-site';
import { atPlace } from '../residency/at-place';
import { schemasOf } from './schemas';

const made = (change: Partial<HetznerProps> = {}): Machines =>
  hetzner({ location: 'hel1', ...access, ...change });
const site = (change: Partial<ExampleSite> = {}) => exampleSite({ plan: plan.ccx13, ...change });
const dns = { kind: 'hostPorts', name: 'dns', pool: 'apps', ports: [53] } as const;

type Rule = {
  readonly description: string;
  readonly port: string;
  readonly protocol: string;
  readonly source_ips: string[];
};
const rulesOf = (terraform: ReturnType<typeof terraformOf>, firewall = 'shop-nordic-main') =>
  resource(terraform, 'hcloud_firewall', firewall)['rule'] as unknown as Rule[];

describe('a firewall at Hetzner', () => {
  test('opens SSH and the API only to the networks that were named, and nothing else', () => {
    expect(rulesOf(terraformOf(made(), site()))).toEqual([
      { direction: 'in', protocol: 'tcp', port: '22', description: 'ssh', source_ips: ['203.0.113.0/24'] },
      {
        direction: 'in',
        protocol: 'tcp',
        port: '6443',
        description: 'kubernetes-api',
        source_ips: ['203.0.113.0/24'],
      },
    ]);
  });

  test('opens the API and WireGuard to exactly the nodes there are, when they are at several sites', () => {
    const terraform = terraformOf(made(), site({ servers: 1, pools: {}, acrossSites: true }), {
      peers: ['198.51.100.7', '2001:db8::7'],
    });
    const nodes = [
      '198.51.100.7/32',
      '2001:db8::7/128',
      '${hcloud_primary_ip.shop-nordic-servers-1.ip_address}/32',
    ];
    const [, api, wireguard] = rulesOf(terraform);
    expect(api?.source_ips).toEqual(['203.0.113.0/24', ...nodes]);
    expect(wireguard).toMatchObject({ protocol: 'udp', port: '51820', source_ips: nodes });
  });

  test('splits what one rule cannot hold', () => {
    const peers = Array.from({ length: 150 }, (_, n) => `198.51.100.${n}`);
    const rules = rulesOf(terraformOf(made(), site({ acrossSites: true }), { peers }));
    expect(rules.filter((rule) => rule.port === '51820').map((rule) => rule.source_ips.length)).toEqual([
      100, 56,
    ]);
  });

  test.each([
    [50, 1700, []],
    [51, 1, ['NAUST-CLU-024']],
    [1, 2500, []],
    [1, 2501, ['NAUST-CLU-024']],
  ])('takes %i open ports of a pool, and %i networks of operators: %j', (ports, networks, codes) => {
    const adminFrom = Array.from({ length: networks }, (_, n) => `203.${n >> 8}.${n & 255}.0/24`);
    const platform = new Platform({ name: 'shop', residency: Residency.eea() });
    const cluster = new Cluster(platform, 'nordic', {
      machines: made({ adminFrom }),
      state: exampleState,
      servers: { count: 3, plan: plan.ccx13 },
      pools: { apps: { count: 2, plan: plan.ccx13 } },
    });
    cluster.open({ ...dns, ports: Array.from({ length: ports }, (_, n) => 1000 + n) });
    expect(problemsOf(platform).map(({ code }) => code)).toEqual(codes);
  });

  test('opens the ports of a pool on that pool alone', () => {
    const terraform = terraformOf(made(), site({ pools: { apps: 1, data: 1 } }), { openings: [dns] });
    const firewalls = (node: string) => resource(terraform, 'hcloud_server', node)['firewall_ids'];
    const ofSite = '${hcloud_firewall.shop-nordic-main.id}';
    expect(rulesOf(terraform, 'shop-nordic-main-apps-open')).toEqual([
      { direction: 'in', protocol: 'tcp', port: '53', description: 'dns', source_ips: ['0.0.0.0/0', '::/0'] },
    ]);
    expect(firewalls('shop-nordic-apps-1')).toEqual([
      ofSite,
      '${hcloud_firewall.shop-nordic-main-apps-open.id}',
    ]);
    expect(firewalls('shop-nordic-data-1')).toEqual([ofSite]);
  });
});

describe('a server at Hetzner', () => {
  const terraform = terraformOf(made(), site());
  const server = resource(terraform, 'hcloud_server', 'shop-nordic-servers-1');
  const agent = resource(terraform, 'hcloud_server', 'shop-nordic-apps-1');

  test('is of the plan, the place and the image that were asked for', () =>
    expect(server).toMatchObject({ server_type: 'ccx13', location: 'hel1', image: 'ubuntu-24.04' }));

  test('is not replaced for what only a first start reads', () =>
    expect(server['lifecycle']).toMatchObject({
      ignore_changes: ['user_data', 'image', 'ssh_keys', 'server_type'],
    }));

  test('has its public address from outside, and none of IPv6', () =>
    expect(server['public_net']).toEqual([
      { ipv4: '${hcloud_primary_ip.shop-nordic-servers-1.id}', ipv4_enabled: true, ipv6_enabled: false },
    ]));

  test('has the address that others look for, from a subnet that gives none away', () => {
    expect(server['network']).toEqual([
      { subnet_id: '${hcloud_network_subnet.shop-nordic-main-chosen.id}', ip: '10.0.0.10', alias_ips: [] },
    ]);
    expect(agent['network']).toEqual([
      { subnet_id: '${hcloud_network_subnet.shop-nordic-main-free.id}', alias_ips: [] },
    ]);
    expect(resource(terraform, 'hcloud_network_subnet', 'shop-nordic-main-chosen')['ip_range']).toBe(
      '10.0.0.0/17',
    );
    expect(resource(terraform, 'hcloud_network_subnet', 'shop-nordic-main-free')['ip_range']).toBe(
      '10.0.128.0/17',
    );
  });

  test('has no secret in it', () => expect(JSON.stringify(terraform['provider'])).toBe('{"hcloud":[{}]}'));

  test('shares its key with every other of the stack, as a project takes a key once', () =>
    expect(Object.keys(terraform.resource?.['hcloud_ssh_key'] ?? {})).toHaveLength(1));
});

describe('what is protected from deletion', () => {
  const kept = (protection: HetznerProps['protection']) => {
    const terraform = terraformOf(made({ protection }), site(), { openings: [entry] });
    const of = (type: string, name: string) => resource(terraform, type, name)['delete_protection'];
    return {
      server: of('hcloud_server', 'shop-nordic-servers-1'),
      agent: of('hcloud_server', 'shop-nordic-apps-1'),
      address: of('hcloud_primary_ip', 'shop-nordic-apps-1'),
      entry: of('hcloud_load_balancer', 'shop-nordic-gateway'),
    };
  };
  test('is everything, unless otherwise said', () =>
    expect(kept(undefined)).toEqual({ server: true, agent: true, address: true, entry: true }));
  test('is the control plane alone, if that is said, so that pools may shrink', () =>
    expect(kept('servers')).toEqual({ server: true, agent: false, address: false, entry: true }));
  test('is nothing, if that is said, so that a cluster may be destroyed', () =>
    expect(kept('none')).toEqual({ server: false, agent: false, address: false, entry: false }));
});

describe('a pool', () => {
  test('of another size leaves every other resource as it is', () => {
    const before = terraformOf(made(), site({ pools: { apps: 3, data: 2 } }), { openings: [entry] });
    const after = terraformOf(made(), site({ pools: { apps: 4, data: 2 } }), { openings: [entry] });
    for (const type of ['hcloud_server', 'hcloud_primary_ip']) {
      delete (after.resource as Record<string, Record<string, unknown>>)[type]?.['shop-nordic-apps-4'];
    }
    expect(after).toEqual(before);
  });

  test('is spread over hosts, ten machines to a group', () => {
    const terraform = terraformOf(made(), site({ servers: 1, pools: { apps: 11 } }));
    const group = (node: string) => resource(terraform, 'hcloud_server', node)['placement_group_id'];
    expect(group('shop-nordic-apps-10')).toBe('${hcloud_placement_group.shop-nordic-apps-1.id}');
    expect(group('shop-nordic-apps-11')).toBe('${hcloud_placement_group.shop-nordic-apps-2.id}');
  });
});

describe('a load balancer at Hetzner', () => {
  test('hands every connection to the agents with the address of who called, over the private network', () => {
    const terraform = terraformOf(made(), site(), { openings: [entry] });
    expect(resource(terraform, 'hcloud_load_balancer_service', 'shop-nordic-gateway-443')).toMatchObject({
      protocol: 'tcp',
      listen_port: 443,
      destination_port: 30443,
      proxyprotocol: true,
    });
    expect(resource(terraform, 'hcloud_load_balancer_target')).toMatchObject({
      label_selector: 'platform=shop,cluster=nordic,site=main,role=agent',
      use_private_ip: true,
    });
  });

  test('hands them to the servers where there are no agents', () => {
    const terraform = terraformOf(made(), site({ pools: {} }), { openings: [entry] });
    expect(resource(terraform, 'hcloud_load_balancer_target')['label_selector']).toContain('role=server');
  });

  test('is the smallest type that takes all nodes', () => {
    const type = (apps: number) =>
      resource(terraformOf(made(), site({ pools: { apps } }), { openings: [entry] }), 'hcloud_load_balancer')[
        'load_balancer_type'
      ];
    expect([type(25), type(26), type(76)]).toEqual(['lb11', 'lb21', 'lb31']);
  });
});

describe('what the provider is given', () => {
  test.each([
    ['one site', {}],
    ['several sites', { acrossSites: true }],
  ])('for %s is what its schema asks for, and goes round nowhere', (_, change) => {
    const terraform = terraformOf(made(), site(change), { openings: [entry, dns], peers: ['198.51.100.7'] });
    expect(schemaProblems(terraform, schemasOf('hcloud'))).toEqual([]);
    expect(referenceProblems(terraform)).toEqual([]);
  });

  test('keeps every name within 63 characters', () => {
    const long = { ...site({ servers: 1 }), platform: 'p'.repeat(40), cluster: 'c'.repeat(30) };
    const terraform = terraformOf(made(), long, { openings: [entry, dns] });
    const names = Object.entries(terraform.resource ?? {}).flatMap(([, all]) =>
      Object.values(all).map((body) => String(body['name'] ?? '')),
    );
    expect(names.filter((name) => name.length > 63)).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
  });
});

describe('where Hetzner is', () => {
  test('is refused by name outside the EEA', () => {
    const { place } = made({ location: 'ash' });
    const findings = place && residencyFindings(Residency.eea(), { holdings: [atPlace('other', place)] });
    expect(findings).toMatchObject([{ code: 'NAUST-RES-001', got: place && placeText(place) }]);
  });

  test.each([
    ['nowhere', { location: 'osl1' as HetznerLocation }, 'NAUST-HCL-001'],
    ['with an image that Terraform would read', { image: '${file("x")}' }, 'NAUST-HCL-004'],
  ])('is not %s', (_, change, code) =>
    expect(made(change).findings.map((finding) => finding.code)).toEqual([code]),
  );
});

test('every plan has processors and disks of its own', () => {
  const plans = Object.values(plan);
  expect(plans.map((of) => [of.dedicated, of.storage, of.provider])).toEqual(
    plans.map(() => [true, 'local-nvme', 'hetzner']),
  );
  expect(plan.ccx23).toMatchObject({ name: 'ccx23', cpu: 4 });
  expect([plan.ccx23.memory.toGibibytes(), plan.ccx23.disk.toGibibytes()]).toEqual([16, 149]);
});
