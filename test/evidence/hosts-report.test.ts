import Ajv from 'ajv';
import { Size } from 'cdk8s';
import schema from '../../assets/hosts-report.schema.json';
import shop from '../../examples/shop/main';
import { Cluster } from '../../src/cluster';
import type { HostsReport } from '../../src/evidence';
import { Platform, type Project } from '../../src/platform';
import { adopted } from '../../src/providers/adopted';
import { Place, Residency } from '../../src/residency';
import { filesOf } from '../../src/testing';

function textOf(stack: Platform | Project, platform: string, kind: string): string {
  return filesOf(stack).get(`naust.out/${platform}/report/hosts.${kind}`)!;
}
const reportOf = (stack: Platform | Project, platform: string): HostsReport =>
  JSON.parse(textOf(stack, platform, 'json')) as HostsReport;

/** One database in Oslo, whose processors are shared until May. */
function journal(): Platform {
  const platform = new Platform({ name: 'journal', residency: Residency.norway() });
  const oslo = {
    name: 'oslo-1',
    address: '198.51.100.7',
    cpu: 8,
    memory: Size.gibibytes(64),
    disk: Size.gibibytes(960),
    place: Place.norway('Oslo', { operator: 'CoolVDS' }),
  };
  new Cluster(platform, 'oslo', {
    servers: {
      machines: adopted([oslo], { adminFrom: ['203.0.113.0/24'] }),
      profile: 'database',
      gate: { reportOnly: { steal: 'shared processors until May' } },
      singleNode: true,
    },
    pools: {},
  });
  return platform;
}

const isReport = new Ajv({ allowUnionTypes: true }).compile(schema);

describe('the report on machines', () => {
  test.each([
    ['shop-prod', shop],
    ['journal', journal()],
  ] as const)('of %s is what its schema says', (name, stack) => {
    isReport(reportOf(stack, name));
    expect(isReport.errors ?? []).toEqual([]);
  });

  test('says how long user data is, against the budget and what the provider takes', () => {
    const [servers] = reportOf(shop, 'shop-prod').pools;
    expect(servers).toMatchObject({
      cluster: 'nordic',
      pool: 'servers',
      machines: [1, 2, 3].map((number) => `shop-prod-nordic-servers-${number}`),
      userData: { budgetBytes: 12288, handedOver: { as: 'gzip', limitBytes: 32768 } },
    });
    const { bytes, handedOver } = servers!.userData;
    expect(bytes).toBeGreaterThan(12288);
    expect(handedOver!.bytes).toBeLessThan(bytes);
  });

  test('says of a host without an API that a folder tells it', () => {
    expect(reportOf(journal(), 'journal').pools[0]!.userData.handedOver).toBeNull();
    expect(textOf(journal(), 'journal', 'md')).toContain('from a folder, by bootstrap.sh');
  });

  test('gives each setting of the profiles in use with its reason', () => {
    const { profiles } = reportOf(journal(), 'journal');
    expect(profiles.map(({ profile }) => profile)).toEqual(['database']);
    const setting = (key: string) => profiles[0]!.settings.find((one) => one.key === key);
    expect(setting('vm.swappiness')).toMatchObject({ value: '1', why: expect.any(String) as string });
    expect(setting('net.core.somaxconn')).toMatchObject({ value: '4096' });
  });

  test('gives the bounds of the gate, and which are only reported, and why', () => {
    const { gate, pools } = reportOf(journal(), 'journal');
    expect(gate).toContainEqual(expect.objectContaining({ check: 'disk', bound: 10000, unit: 'IOPS' }));
    expect(pools[0]!.gate).toEqual({
      storage: null,
      reportOnly: { steal: 'shared processors until May' },
      held: ['virtualisation', 'storage', 'iowait', 'disk', 'latency'],
    });
    expect(textOf(journal(), 'journal', 'md')).toContain(
      '| oslo/servers | virtualisation, storage, iowait, disk, latency | steal: shared processors until May | an NVMe device alone |',
    );
  });
});
