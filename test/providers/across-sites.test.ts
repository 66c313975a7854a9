import { Size } from 'cdk8s';
import { Cluster } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { adopted } from '../../src/providers/adopted';
import { hetzner, plan } from '../../src/providers/hetzner';
import { plan as upcloudPlan, upcloud } from '../../src/providers/upcloud';
import { Place, Residency } from '../../src/residency';
import { filesOf } from '../../src/testing';
import { schemaProblems, type TerraformJson } from '../external/provider-schema';
import { referenceProblems } from '../external/terraform-references';
import { access, entry, exampleState, resource } from './example-site';
import { schemasOf } from './schemas';

const { adminFrom } = access;
const oslo = Place.norway('Oslo', { operator: 'CoolVDS' });
const size = { cpu: 8, memory: Size.gibibytes(64), disk: Size.gibibytes(960) };

/** One cluster at Hetzner twice, at UpCloud, and on a host that exists. */
function terraform(): TerraformJson {
  const platform = new Platform({ name: 'shop', residency: Residency.eea() });
  const cluster = new Cluster(platform, 'nordic', {
    machines: hetzner({ location: 'hel1', ...access }),
    state: exampleState,
    servers: { count: 3, plan: plan.ccx13 },
    pools: {
      apps: { count: 2, plan: plan.ccx23 },
      falkenstein: {
        machines: hetzner({ location: 'fsn1', ...access }),
        count: 2,
        plan: plan.ccx13,
        network: '10.1.0.0/16',
      },
      stavanger: {
        machines: upcloud({ zone: 'no-svg1', ...access }),
        count: 2,
        plan: upcloudPlan['PREMIUM-4xCPU-16GB'],
        network: '10.2.0.0/16',
      },
      oslo: {
        machines: adopted([{ name: 'oslo-1', address: '198.51.100.7', ...size, place: oslo }], { adminFrom }),
        singleNode: true,
      },
    },
  });
  cluster.open(entry);
  return JSON.parse(
    filesOf(platform).get('cdktf.out/stacks/shop-nordic/cdk.tf.json') ?? '{}',
  ) as TerraformJson;
}

describe('a cluster across providers', () => {
  const made = terraform();

  test('is what each provider’s schema asks for, and goes round nowhere', () => {
    const provider_schemas = {
      ...schemasOf('hcloud').provider_schemas,
      ...schemasOf('upcloud').provider_schemas,
    };
    expect(schemaProblems(made, { provider_schemas })).toEqual([]);
    expect(referenceProblems(made)).toEqual([]);
  });

  test('configures each provider once, and each key once', () => {
    expect(Object.values(made.provider ?? {})).toEqual([[{}], [{}]]);
    expect(Object.keys(made.resource?.['hcloud_ssh_key'] ?? {})).toHaveLength(1);
  });

  test('lets every node reach every other, and nobody else', () => {
    const nodes = [
      '198.51.100.7',
      ...['servers-1', 'servers-2', 'servers-3', 'apps-1', 'apps-2', 'falkenstein-1', 'falkenstein-2'].map(
        (node) => `\${hcloud_primary_ip.shop-nordic-${node}.ip_address}`,
      ),
      ...[1, 2].map((n) => `\${upcloud_server.shop-nordic-stavanger-${n}.network_interface[0].ip_address}`),
    ].sort();
    const atHetzner = (firewall: string) =>
      (
        resource(made, 'hcloud_firewall', firewall)['rule'] as unknown as {
          port: string;
          source_ips: string[];
        }[]
      )
        .filter((rule) => rule.port === '51820')
        .flatMap((rule) => rule.source_ips.map((source) => source.replace('/32', '')))
        .sort();
    const atUpCloud = (
      resource(made, 'upcloud_firewall_rules', 'shop-nordic-stavanger-1')['firewall_rule'] as unknown as {
        action: string;
        comment: string;
        source_address_start: string;
      }[]
    )
      .filter((rule) => rule.action === 'accept' && rule.comment === 'wireguard')
      .map((rule) => rule.source_address_start)
      .sort();
    expect(atHetzner('shop-nordic-main')).toEqual(nodes);
    expect(atHetzner('shop-nordic-falkenstein')).toEqual(nodes);
    expect(atUpCloud).toEqual(nodes);
  });

  test('has its load balancers before the main site alone', () => {
    expect(Object.keys(made.resource?.['hcloud_load_balancer'] ?? {})).toEqual([
      'shop-nordic-gateway',
      'shop-nordic-main-api',
    ]);
    expect(made.resource).not.toHaveProperty('upcloud_loadbalancer');
  });
});
