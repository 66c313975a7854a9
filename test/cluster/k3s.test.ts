import { Cluster, EtcdSnapshots, K3sUpgrades, type S3SnapshotsProps } from '../../src/cluster';
import { Platform } from '../../src/platform';
import { Place, Residency } from '../../src/residency';
import { problemsOf, Template } from '../../src/testing';
import { exampleState } from '../providers/example-site';
import { exampleMachines, examplePlan, oslo } from './example-machines';

function made(change: object = {}) {
  const platform = new Platform({ name: 'shop', residency: Residency.norway() });
  const cluster = new Cluster(platform, 'nordic', {
    machines: exampleMachines(),
    state: exampleState,
    servers: { count: 3, plan: examplePlan },
    pools: { apps: { count: 1, plan: examplePlan } },
    ...change,
  });
  return { platform, cluster };
}

describe('upgrades of k3s', () => {
  const { platform, cluster } = made({ k3sVersion: 'v1.36.1+k3s1' });
  new K3sUpgrades(cluster, 'k3s-upgrades');
  const template = Template.of(platform);
  const controlPlane = 'node-role.kubernetes.io/control-plane';

  test('bring the servers to the release of the cluster, one at a time', () =>
    template.hasObject(
      'Plan',
      {
        spec: {
          version: 'v1.36.1+k3s1',
          concurrency: 1,
          cordon: true,
          nodeSelector: { matchExpressions: [{ key: controlPlane, operator: 'In', values: ['true'] }] },
          prepare: undefined,
        },
      },
      { name: 'k3s-servers', namespace: 'system-upgrade' },
    ));

  test('bring the agents to it after them', () =>
    template.hasObject(
      'Plan',
      {
        spec: {
          version: 'v1.36.1+k3s1',
          concurrency: 1,
          nodeSelector: { matchExpressions: [{ key: controlPlane, operator: 'DoesNotExist' }] },
          prepare: { image: 'rancher/k3s-upgrade', args: ['prepare', 'k3s-servers'] },
          upgrade: { image: 'rancher/k3s-upgrade' },
        },
      },
      { name: 'k3s-agents' },
    ));

  test('are of the release that new machines are made with', () =>
    expect(cluster.machines.map(({ host }) => host.k3sVersion)).toEqual(Array(4).fill('v1.36.1+k3s1')));

  test('are not for a cluster that something else built', () => {
    const other = new Platform({ name: 'shop', residency: Residency.norway() });
    const existing = Cluster.existing(other, 'nordic', {
      pools: {},
      cni: 'cilium',
      controlPlane: oslo,
      podNetwork: '10.244.0.0/16',
    });
    new K3sUpgrades(existing, 'k3s-upgrades');
    expect(problemsOf(other).map(({ code }) => code)).toEqual(['NAUST-CLU-020']);
  });
});

describe('snapshots of etcd', () => {
  const good: S3SnapshotsProps = {
    bucket: 'shop-etcd',
    endpoint: 's3.osl2.safedc.net',
    place: Place.norway('Oslo', { operator: 'Safespring', zone: 'osl2' }),
  };
  const codes = (change: Partial<S3SnapshotsProps>, residency = Residency.norway()): string[] => {
    const platform = new Platform({ name: 'shop', residency });
    new Cluster(platform, 'nordic', {
      machines: exampleMachines(),
      state: exampleState,
      servers: { count: 3, plan: examplePlan },
      pools: {},
      snapshots: EtcdSnapshots.s3({ ...good, ...change }),
    });
    return problemsOf(platform).map(({ code }) => code);
  };

  test('go into a bucket that a Secret names, with keys that stand nowhere else', () => {
    const { platform } = made({ snapshots: EtcdSnapshots.s3(good) });
    const userData = (node: string) =>
      Template.of(platform).file(`naust.out/shop/hosts/shop-nordic-${node}/user-data.yaml`);
    expect(userData('servers-2')).toMatch(
      /etcd-s3: true\n\s+etcd-s3-config-secret: k3s-etcd-snapshot-s3-config\n/,
    );
    expect(userData('servers-2')).toMatch(
      /etcd-snapshot-schedule-cron: 0 0,6,12,18 \* \* \*\n\s+etcd-snapshot-retention: 28\n/,
    );
    expect(userData('servers-2')).not.toContain('shop-etcd');
    expect(userData('apps-1')).not.toContain('etcd-s3');
  });

  test('are in the register, with where they are, who runs that and how long they are kept', () => {
    const { platform } = made({ snapshots: EtcdSnapshots.s3(good) });
    const report = Template.of(platform).file('naust.out/shop/report/residency.json');
    const { holdings } = JSON.parse(report) as { readonly holdings: readonly { readonly what: string }[] };
    expect(holdings.find(({ what }) => what === 'the bucket with snapshots of etcd')).toMatchObject({
      store: 'backup',
      place: { zone: 'osl2', city: 'Oslo', country: 'Norway' },
      operator: { name: 'Safespring' },
      retention: 'until 28 newer ones are there, made at 0 0,6,12,18 * * *',
    });
  });

  test('are right where the policy allows their bucket', () => expect(codes({})).toEqual([]));

  test.each<[string, Partial<S3SnapshotsProps>, string]>([
    [
      'in a country that it does not',
      {
        place: Place.in('SE', 'Stockholm', { operator: 'Safespring', zone: 'sto2' }),
        endpoint: 's3.sto2.safedc.net',
      },
      'NAUST-RES-001',
    ],
    ['at an endpoint that is elsewhere', { endpoint: 's3.sto1.safedc.net' }, 'NAUST-RES-011'],
    ['in a bucket that is no name', { bucket: 'Shop Etcd' }, 'NAUST-CLU-018'],
    ['at times that cron does not know', { schedule: 'hourly' }, 'NAUST-CLU-018'],
    ['with more in the schedule than times', { schedule: '0 0 * * *; reboot' }, 'NAUST-CLU-018'],
    ['without one that is kept', { keep: 0 }, 'NAUST-CLU-018'],
  ])('are refused %s', (_, change, code) => expect(codes(change)).toEqual([code]));

  test.each(['0 */6 * * *', '15 2,14 * * 1-5', '0 0 1 1 *'])('may be made at %s', (schedule) =>
    expect(codes({ schedule })).toEqual([]),
  );
});

test.each(['1.35.6', 'v1.35.6', 'v1.35.6+rke2r1', 'latest', 'v1.35.6+k3s1; reboot'])(
  '%s is no release of k3s',
  (k3sVersion) =>
    expect(problemsOf(made({ k3sVersion }).platform).map(({ code }) => code)).toEqual(['NAUST-CLU-019']),
);
