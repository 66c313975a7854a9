import { Cluster } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { hetzner, type HetznerProps, plan } from '../../src/providers/hetzner';
import { Residency } from '../../src/residency';
import { filesOf, problemsOf } from '../../src/testing';
import { schemaProblems, type TerraformJson } from '../external/provider-schema';
import { referenceProblems } from '../external/terraform-references';
import { access, entry, exampleState, resource, userDataOf } from './example-site';
import { schemasOf } from './schemas';

function made(change: Partial<HetznerProps> = {}, servers = 3) {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const cluster = new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', ...access, natGateway: { plan: plan.ccx13 }, ...change }),
    state: exampleState,
    servers: { count: servers, plan: plan.ccx13 },
    pools: { apps: { count: 2, plan: plan.ccx13 } },
  });
  return { platform, cluster };
}

describe('machines behind a NAT gateway at Hetzner', () => {
  const { platform, cluster } = made();
  cluster.open(entry);
  const files = filesOf(platform);
  const terraform = JSON.parse(
    files.get('cdktf.out/stacks/shop-nordic/cdk.tf.json') ?? '{}',
  ) as TerraformJson;
  const server = (name: string) => resource(terraform, 'hcloud_server', name);

  test('are what the schema asks for, and go round nowhere', () => {
    expect(schemaProblems(terraform, schemasOf('hcloud'))).toEqual([]);
    expect(referenceProblems(terraform)).toEqual([]);
  });

  test('have no public address, and wait for the way out', () => {
    expect(server('shop-nordic-apps-1')).toMatchObject({
      public_net: [{ ipv4_enabled: false, ipv6_enabled: false }],
      firewall_ids: [],
      depends_on: ['hcloud_network_route.shop-nordic-main-nat'],
    });
    expect(Object.keys(terraform.resource?.['hcloud_primary_ip'] ?? {})).toEqual(['shop-nordic-main-nat']);
  });

  test('have a default route and name servers at every start, which their lease does not bring', () => {
    const userData = files.get('naust.out/shop/hosts/shop-nordic-apps-1/user-data.yaml') ?? '';
    expect(userData).toContain(
      [
        'bootcmd:',
        '- - ip',
        '  - route',
        '  - replace',
        '  - default',
        '  - via',
        '  - 10.0.0.1',
        '- - sed',
        '  - -i',
        '  - s/^#*DNS=.*/DNS=185.12.64.1 185.12.64.2/',
      ].join('\n'),
    );
    expect(userData).toContain('ManageForeignRoutes=no');
  });

  test('get out through a machine of its own, by a route of their network', () => {
    expect(server('shop-nordic-main-nat')).toMatchObject({
      server_type: 'ccx13',
      network: [{ ip: '10.0.0.3' }],
      delete_protection: true,
    });
    expect(resource(terraform, 'hcloud_network_route')).toMatchObject({
      destination: '0.0.0.0/0',
      gateway: '10.0.0.3',
    });
  });

  test('are reached at its address, by SSH and to the API, from where was named alone', () => {
    const { rule: rules } = resource(terraform, 'hcloud_firewall') as unknown as {
      readonly rule: readonly Record<string, unknown>[];
    };
    expect(rules.map(({ port, source_ips }) => [port, source_ips])).toEqual([
      ['22', ['203.0.113.0/24']],
      ['6443', ['203.0.113.0/24']],
    ]);
    expect(String(server('shop-nordic-main-nat')['user_data'])).toContain('dnat ip to 10.0.0.5');
    const address = '${hcloud_primary_ip.shop-nordic-main-nat.ip_address}';
    expect(terraform['output']).toMatchObject({
      api_address: { value: address },
      server_addresses: { value: [address] },
    });
    expect(userDataOf(terraform, server('shop-nordic-servers-1'))).toContain(`- ${address}\n`);
  });

  test('give their kubeconfig by way of it', () =>
    expect(files.get('naust.out/shop/clusters/nordic/README')).toContain(
      'ssh -J root@"$server" root@10.0.0.10 cat /etc/rancher/k3s/k3s.yaml',
    ));

  test('without a load balancer before the API, lead to the first server', () => {
    const one = filesOf(made({}, 1).platform).get('cdktf.out/stacks/shop-nordic/cdk.tf.json');
    expect(one).toContain('dnat ip to 10.0.0.10');
  });

  test('open no ports of their own to the world', () => {
    const other = made();
    other.cluster.open({ kind: 'hostPorts', name: 'dns', pool: 'apps', ports: [53] });
    expect(problemsOf(other.platform).map(({ code }) => code)).toEqual(['NAUST-CLU-023']);
  });

  test('stand at one site', () => {
    const other = new Platform({ name: 'shop', residency: Residency.eea() });
    new Cluster(other, 'nordic', {
      machines: hetzner({ location: 'hel1', ...access, natGateway: { plan: plan.ccx13 } }),
      state: exampleState,
      servers: { count: 1, plan: plan.ccx13 },
      pools: {
        falkenstein: {
          machines: hetzner({ location: 'fsn1', ...access }),
          count: 1,
          plan: plan.ccx13,
          network: '10.1.0.0/16',
        },
      },
    });
    expect(problemsOf(other).map(({ code }) => code)).toEqual(['NAUST-CLU-023']);
  });

  test('are not let out through a machine that is not sold', () => {
    const unknown = { ...plan.ccx13, name: 'ccx31' } as unknown as typeof plan.ccx13;
    const [problem] = problemsOf(made({ natGateway: { plan: unknown } }).platform);
    expect(problem).toMatchObject({ code: 'NAUST-HCL-005' });
    expect(problem?.fix).toContain('ccx33');
  });
});
