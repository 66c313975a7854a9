import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type HcloudFake, startHcloudFake } from './hcloud-fake';
import { describeWith } from './require-program';
import { temporaryFolder } from './temporary-folder';
import { fakeToken, type Terraform, terraformIn, terraformPrograms } from './terraform';

const labels = { 'app.kubernetes.io/part-of': 'shop', pool: 'apps' };
const own = (of: string): string => `\${tonumber(${of}.id)}`;

function server(name: string, ip: string): object {
  return {
    name,
    server_type: 'ccx13',
    image: 'debian-12',
    location: 'hel1',
    labels,
    user_data: '#cloud-config\n{}\n',
    ssh_keys: ['${hcloud_ssh_key.operator.id}'],
    placement_group_id: own('hcloud_placement_group.apps'),
    public_net: { ipv4_enabled: true, ipv4: own(`hcloud_primary_ip.${name}`), ipv6_enabled: false },
    network: { network_id: own('hcloud_network.shop'), ip, alias_ips: [] },
    depends_on: ['hcloud_network_subnet.apps'],
  };
}

function primaryIp(name: string): object {
  return { name, type: 'ipv4', location: 'hel1', auto_delete: false };
}

/** Of every kind that a cluster uses, as a person would write it. */
const stack = {
  terraform: {
    required_providers: { hcloud: { source: 'hetznercloud/hcloud', version: '1.68.0' } },
    backend: { s3: { bucket: 'state', key: 'shop/nordic', region: 'eu' } },
  },
  provider: { hcloud: { poll_interval: '50ms' } },
  resource: {
    hcloud_network: { shop: { name: 'shop', ip_range: '10.0.0.0/16', labels } },
    hcloud_network_subnet: {
      apps: {
        network_id: own('hcloud_network.shop'),
        type: 'cloud',
        network_zone: 'eu-central',
        ip_range: '10.0.1.0/24',
      },
    },
    hcloud_firewall: {
      apps: {
        name: 'apps',
        rule: [
          {
            direction: 'in',
            protocol: 'tcp',
            port: '22',
            source_ips: ['203.0.113.0/24'],
            description: 'operators',
          },
          { direction: 'in', protocol: 'icmp', source_ips: ['0.0.0.0/0', '::/0'] },
        ],
        apply_to: [{ label_selector: 'pool=apps' }],
      },
    },
    hcloud_placement_group: { apps: { name: 'apps', type: 'spread' } },
    hcloud_ssh_key: {
      operator: {
        name: 'operator',
        public_key:
          'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb2Yw0w3Zq8l0Zb5Zt0mQb0Zb5Zt0mQb0Zb5Zt0mQb0 operator',
      },
    },
    hcloud_primary_ip: { 'apps-1': primaryIp('apps-1'), 'apps-2': primaryIp('apps-2') },
    hcloud_server: { 'apps-1': server('apps-1', '10.0.1.11'), 'apps-2': server('apps-2', '10.0.1.12') },
    hcloud_volume: {
      data: { name: 'data', size: 10, format: 'ext4', server_id: own('hcloud_server.apps-1') },
    },
    hcloud_load_balancer: { entry: { name: 'entry', load_balancer_type: 'lb11', location: 'hel1' } },
    hcloud_load_balancer_network: {
      entry: {
        load_balancer_id: own('hcloud_load_balancer.entry'),
        subnet_id: '${hcloud_network_subnet.apps.id}',
        ip: '10.0.1.5',
      },
    },
    hcloud_load_balancer_service: {
      https: {
        load_balancer_id: '${hcloud_load_balancer.entry.id}',
        protocol: 'tcp',
        listen_port: 443,
        destination_port: 30443,
        proxyprotocol: true,
        health_check: { protocol: 'tcp', port: 30443, interval: 10, timeout: 5, retries: 3 },
      },
    },
    hcloud_load_balancer_target: {
      apps: {
        type: 'label_selector',
        load_balancer_id: own('hcloud_load_balancer.entry'),
        label_selector: 'pool=apps',
        use_private_ip: true,
        depends_on: ['hcloud_load_balancer_network.entry'],
      },
    },
  },
};

describeWith(terraformPrograms, 'the real provider against the fake API', () => {
  const folder = temporaryFolder('hcloud');
  let fake: HcloudFake;
  let terraform: Terraform;

  beforeAll(async () => {
    fake = await startHcloudFake();
    terraform = terraformIn(folder, { endpoint: fake.endpoint });
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(stack));
    expect(await terraform('init')).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);
  afterAll(() => fake?.stop());

  test('validates without a warning', async () => {
    const { code, stdout } = await terraform('validate', '-json');
    expect({ code, diagnostics: JSON.parse(stdout).diagnostics }).toEqual({ code: 0, diagnostics: [] });
  });

  test('applies, then has nothing left to change', async () => {
    expect(await terraform('apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(fake.problems).toEqual([]);
    expect(
      fake.state.servers
        .all()
        .map(({ private_net }) => private_net[0]?.ip)
        .sort(),
    ).toEqual(['10.0.1.11', '10.0.1.12']);
    expect(await terraform('plan', '-detailed-exitcode')).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);

  test('changes in place', async () => {
    const ids = fake.state.servers.all().map(({ id }) => id);
    const changed = structuredClone(stack);
    for (const of of Object.values(changed.resource.hcloud_server))
      Object.assign(of, { server_type: 'ccx23' });
    const [ssh] = changed.resource.hcloud_firewall.apps.rule;
    Object.assign(ssh ?? {}, { port: '2222' });
    Object.assign(changed.resource.hcloud_network.shop, { labels: { pool: 'none' } });
    Object.assign(changed.resource.hcloud_load_balancer_service.https, { destination_port: 31443 });
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(changed));

    expect(await terraform('apply', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(fake.problems).toEqual([]);
    const { servers, firewalls, networks, loadBalancers } = fake.state;
    expect(servers.all().map((of) => [of.id, of.server_type.name, of.status])).toEqual(
      ids.map((id) => [id, 'ccx23', 'running']),
    );
    expect(firewalls.all()[0]?.rules[0]).toMatchObject({ port: '2222' });
    expect(networks.all()[0]?.labels).toEqual({ pool: 'none' });
    expect(loadBalancers.all()[0]?.services).toEqual([expect.objectContaining({ destination_port: 31443 })]);
    expect(await terraform('plan', '-detailed-exitcode')).toMatchObject({ code: 0, stderr: '' });
  }, 120_000);

  test('destroys everything', async () => {
    expect(await terraform('destroy', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });
    expect(fake.problems).toEqual([]);
    expect(fake.state.everything()).toEqual([]);
  }, 120_000);
});

describe('the fake API', () => {
  let fake: HcloudFake;
  beforeEach(async () => {
    fake = await startHcloudFake();
  });
  afterEach(() => fake.stop());

  const send = async (method: string, path: string, body?: object): Promise<number> => {
    const headers = { authorization: `Bearer ${fakeToken}` };
    const response = await fetch(fake.endpoint + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    await response.text();
    return response.status;
  };

  test.each([
    [
      'an unknown field',
      '/networks',
      { name: 'a', ip_range: '10.0.0.0/16', ip_ranges: [] },
      /body\.ip_ranges/,
    ],
    ['a range that is not private', '/networks', { name: 'a', ip_range: '8.8.0.0/16' }, /private/],
    ['an unknown server type', '/servers', { name: 'a', server_type: 'cx99', image: 'debian-12' }, /cx99/],
    [
      'an image that the architecture does not have',
      '/servers',
      { name: 'a', server_type: 'cax11', image: 'windows-2022' },
      /arm image/,
    ],
    [
      'a plan that the location does not have',
      '/servers',
      { name: 'a', server_type: 'cax11', image: 'debian-12', location: 'ash' },
      /not offered at ash/,
    ],
    [
      'a broken reference',
      '/servers',
      { name: 'a', server_type: 'ccx13', image: 'debian-12', placement_group: 7 },
      /placement_group 7/,
    ],
    [
      'user data over 32 KiB',
      '/servers',
      { name: 'a', server_type: 'ccx13', image: 'debian-12', user_data: 'x'.repeat(32_769) },
      /between 0 and 32768/,
    ],
    [
      'a firewall port without a protocol that has ports',
      '/firewalls',
      { name: 'a', rules: [{ direction: 'in', protocol: 'icmp', port: '1', source_ips: ['0.0.0.0/0'] }] },
      /port is for tcp and udp/,
    ],
    ['a label that is none', '/ssh_keys', { name: 'a', public_key: 'x', labels: { 'a b': '' } }, /label key/],
  ])('refuses %s', async (_, path, body, problem) => {
    expect(await send('POST', path, body)).toBeGreaterThanOrEqual(400);
    expect(fake.problems).toEqual([expect.stringMatching(problem)]);
  });

  test('records a route that it does not know', async () => {
    expect(await send('GET', '/zones')).toBe(404);
    expect(fake.problems).toEqual([expect.stringContaining('GET /v1/zones')]);
  });

  test('tells a missing object without calling it a problem', async () => {
    expect(await send('GET', '/servers/1')).toBe(404);
    expect(fake.problems).toEqual([]);
  });
});
