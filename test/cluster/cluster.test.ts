import { Cluster, type ClusterProps, type Plan, TerraformState } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Place, Residency } from '../../src/residency';
import { filesOf, Match, problemsOf, Template } from '../../src/testing';
import {
  exampleHost,
  exampleMachines,
  examplePlan,
  existingMachines,
  helsinki,
  oslo,
} from './example-machines';

const state = TerraformState.s3({ bucket: 'shop-terraform', endpoint: 's3.example.no', place: oslo });

type Props = ClusterProps<Plan, 'apps' | 'oslo'>;

const good: Props = {
  machines: exampleMachines(),
  state,
  servers: { count: 3, plan: examplePlan },
  pools: { apps: { count: 2, plan: examplePlan }, oslo: { machines: existingMachines(exampleHost()) } },
};

function made(change: Partial<Props> = {}, residency = Residency.norway()) {
  const platform = new Platform({ name: 'shop', residency });
  const cluster = new Cluster(platform, 'nordic', { ...good, ...change });
  return { platform, cluster };
}

const codes = (change: Partial<Props>, residency?: Residency): string[] =>
  problemsOf(made(change, residency).platform).map((problem) => problem.code);

describe('a good cluster', () => {
  test('has no problems', () => expect(codes({})).toEqual([]));

  test('names its machines by platform, cluster and pool, and keeps the names of hosts that exist', () => {
    expect(made().cluster.machines.map((node) => node.name)).toEqual([
      'shop-nordic-servers-1',
      'shop-nordic-servers-2',
      'shop-nordic-servers-3',
      'shop-nordic-apps-1',
      'shop-nordic-apps-2',
      'oslo-1',
    ]);
  });

  test('labels every node with its pool and with where it is, in words that YAML 1.1 reads as words', () => {
    expect(made().cluster.machines.at(-1)?.labels).toEqual({
      'naust/generation': '1',
      'naust/pool': 'oslo',
      'topology.kubernetes.io/region': 'norway',
      'topology.kubernetes.io/zone': 'oslo',
    });
  });

  test('begins with one server, which the other nodes of its site join at its private address', () => {
    const hosts = made().cluster.machines.map((node) => node.host);
    expect(hosts.map((host) => host.initialises)).toEqual([true, false, false, false, false, false]);
    expect(hosts.slice(1, 5).map((host) => host.join)).toEqual(Array(4).fill('https://10.0.0.10:6443'));
  });

  test('leaves the host that exists to be told by hand whom to join', () => {
    const host = made().cluster.machines.at(-1)?.host;
    expect(host).toMatchObject({
      join: undefined,
      tokens: 'bootstrap',
      cloudFirewall: 'none',
      acrossSites: true,
    });
  });

  test('lets the same people in to a host that names none of its own', () => {
    const hosts = existingMachines(exampleHost());
    const { cluster } = made({ pools: { ...good.pools, oslo: { machines: { ...hosts, adminFrom: [] } } } });
    expect(cluster.machines.at(-1)?.host.adminFrom).toEqual(['203.0.113.0/24']);
  });

  test('keeps workloads off the servers as soon as there are other nodes', () => {
    expect(made().cluster.machines[0]?.host.taints).toEqual([
      'node-role.kubernetes.io/control-plane=true:NoSchedule',
    ]);
  });

  test('keeps its Terraform state under a key of its own', () => {
    const document = filesOf(made().platform).get('cdktf.out/stacks/shop-nordic/cdk.tf.json') ?? '{}';
    expect(JSON.parse(document).terraform.backend.s3.key).toBe('shop/nordic/terraform.tfstate');
  });

  test('asks for its join tokens as secrets, and says where they went to nobody', () => {
    const document = JSON.parse(
      filesOf(made().platform).get('cdktf.out/stacks/shop-nordic/cdk.tf.json') ?? '{}',
    );
    expect(document.variable.server_token).toMatchObject({ sensitive: true, nullable: false });
    expect(Object.keys(document.output)).toEqual(['api_address', 'peers', 'server_addresses']);
  });
});

describe('a namespace', () => {
  const shop = Template.of(made().cluster.namespace('shop'));

  test('holds its pods to the restricted level of Pod Security', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    shop.hasObject('Namespace', { metadata: { name: 'shop', labels, namespace: Match.absent() } });
  });

  test('comes before everything that is in it', () => {
    expect(shop.objects()[0]).toMatchObject({ kind: 'Namespace' });
  });

  test('gives its pods an account that may nothing, and what they pull images with', () => {
    const { cluster } = made();
    const [plain, pulling] = [
      cluster.namespace('plain'),
      cluster.namespace('private', { pullSecret: 'registry' }),
    ];
    Template.of(plain).allObjects('ServiceAccount', {
      metadata: { name: 'default' },
      automountServiceAccountToken: false,
      imagePullSecrets: Match.absent(),
    });
    Template.of(pulling).allObjects('ServiceAccount', { imagePullSecrets: [{ name: 'registry' }] });
  });

  test('refuses a Secret that cannot be one', () => {
    const { platform, cluster } = made();
    cluster.namespace('shop', { pullSecret: 'a;b' });
    expect(problemsOf(platform).map((p) => p.code)).toEqual(['NAUST-VAL-005']);
  });

  test('lets no traffic through but the lookup of names', () => {
    const ports = [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ];
    shop.objectCountIs('NetworkPolicy', 1);
    shop.hasObject('NetworkPolicy', {
      spec: { podSelector: Match.exact({}), egress: [{ ports: Match.exact(ports) }] },
    });
    expect(shop.object<{ spec: object }>('NetworkPolicy', 'default-deny').spec).not.toHaveProperty('ingress');
  });
});

describe('a cluster is refused', () => {
  const refused: [string, Partial<Props>, string][] = [
    ['without servers', { servers: { count: 0, plan: examplePlan } }, 'NAUST-CLU-001'],
    ['with half a machine', { servers: { count: 1.5, plan: examplePlan } }, 'NAUST-CLU-001'],
    [
      'with a negative pool',
      { pools: { ...good.pools, apps: { count: -1, plan: examplePlan } } },
      'NAUST-CLU-001',
    ],
    ['with an even number of servers', { servers: { count: 2, plan: examplePlan } }, 'NAUST-CLU-002'],
    [
      'with a plan of another provider',
      { servers: { count: 3, plan: { ...examplePlan, provider: 'elsewhere' } } },
      'NAUST-CLU-004',
    ],
    [
      'with a generation before the first',
      { servers: { count: 3, plan: examplePlan, previous: { count: 3, plan: examplePlan } } },
      'NAUST-CLU-014',
    ],
    [
      'with half a generation',
      { servers: { count: 3, plan: examplePlan, generation: 1.5 } },
      'NAUST-CLU-014',
    ],
    [
      'with an even number of servers that go',
      {
        servers: { count: 3, plan: examplePlan, generation: 2, previous: { count: 2, plan: examplePlan } },
      },
      'NAUST-CLU-002',
    ],
    [
      'with more machines than its network takes',
      {
        machines: exampleMachines({ networkLimit: 100 }),
        pools: { ...good.pools, apps: { count: 98, plan: examplePlan } },
      },
      'NAUST-CLU-015',
    ],
    [
      'with more machines than its network has addresses for',
      {
        network: '10.0.0.0/24',
        pools: {
          ...good.pools,
          apps: { count: 100, plan: examplePlan },
          more: { count: 30, plan: examplePlan },
        } as never,
      },
      'NAUST-CLU-016',
    ],
    [
      'with a second generation of servers past the half of its network',
      { network: '10.0.0.0/24', servers: { count: 19, plan: examplePlan, generation: 2 } },
      'NAUST-CLU-016',
    ],
    ['with a network that is none', { network: '10.0.0.1/16' }, 'NAUST-VAL-002'],
    ['with a private network of IPv6', { network: '2001:db8::/32' }, 'NAUST-CLU-012'],
    ['with a private network too small for its nodes', { network: '10.0.0.0/28' }, 'NAUST-CLU-012'],
    ["in k3s's own pod network", { network: '10.42.0.0/20' }, 'NAUST-CLU-005'],
    [
      'with a host inside the pod network',
      {
        pools: { ...good.pools, oslo: { machines: existingMachines(exampleHost({ address: '10.42.3.7' })) } },
      },
      'NAUST-CLU-005',
    ],
    ['with no place for its state', { state: undefined }, 'NAUST-CLU-006'],
    [
      'with two hosts of one name',
      {
        pools: {
          ...good.pools,
          oslo: { machines: existingMachines(exampleHost(), exampleHost({ address: '198.51.100.8' })) },
        },
      },
      'NAUST-CLU-008',
    ],
    [
      'with a bucket that is no name',
      { state: TerraformState.s3({ bucket: 'Shop"', endpoint: 's3.example.no', place: oslo }) },
      'NAUST-CLU-010',
    ],
    [
      'in Finland, when the policy is Norway',
      { machines: exampleMachines({ place: helsinki }) },
      'NAUST-RES-001',
    ],
    [
      'with its state in Finland, when the policy is Norway',
      { state: TerraformState.s3({ bucket: 'shop', endpoint: 's3.example.no', place: helsinki }) },
      'NAUST-RES-001',
    ],
    [
      'at an operator under American law',
      { machines: exampleMachines({ place: Place.norway('Oslo', { operator: 'Linode' }) }) },
      'NAUST-RES-002',
    ],
  ];

  test.each(refused)('%s', (_, change, code) => expect(new Set(codes(change))).toEqual(new Set([code])));

  test('when nothing makes its machines', () => {
    expect(codes({ machines: undefined })).toContain('NAUST-CLU-003');
  });

  test('when a pool takes the name of the servers', () => {
    const pools = { servers: { count: 1, plan: examplePlan } } as unknown as Props['pools'];
    expect(codes({ pools })).toContain('NAUST-CLU-007');
  });

  test('with everything that is wrong at once', () => {
    const found = codes({
      servers: { count: 2, plan: examplePlan },
      network: '10.42.0.0/16',
      state: undefined,
    });
    expect(found.sort()).toEqual(['NAUST-CLU-002', 'NAUST-CLU-005', 'NAUST-CLU-006']);
  });
});

describe('a way in', () => {
  test('needs a provider that makes load balancers', () => {
    const { platform, cluster } = made({ machines: exampleMachines({ loadBalancers: false }) });
    cluster.open({ kind: 'loadBalancer', name: 'gateway', ports: [{ listen: 443, nodePort: 30443 }] });
    expect(problemsOf(platform).map((p) => p.code)).toEqual(['NAUST-CLU-009']);
  });

  test('has its port to itself', () => {
    const { platform, cluster } = made();
    for (const name of ['gateway', 'other']) {
      cluster.open({ kind: 'hostPorts', name, pool: 'apps', ports: [443] });
    }
    expect(problemsOf(platform).map((p) => p.code)).toEqual(['NAUST-CLU-011']);
  });
});

test('an explicit undefined means the default', () => expect(codes({ network: undefined })).toEqual([]));
