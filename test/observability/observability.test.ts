import { App, Chart, Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import { problemsBelow } from '../../src/kernel';
import { Observability, type ObservabilityProps } from '../../src/observability';
import { declarationsOf, Residency } from '../../src/residency';
import { problemsOf } from '../../src/testing';
import { configOf, objectOf, objects, podTemplates } from './objects';
import { nordic, type NordicOptions, observed } from './stack';

const inPlace = (...conditions: readonly object[]): object => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: conditions }] },
  },
});
const region = (...values: readonly string[]): object => ({
  key: 'topology.kubernetes.io/region',
  operator: 'In',
  values,
});
const pool = (name: string): object => ({ key: 'naust/pool', operator: 'In', values: [name] });

const keepers = [
  'alertmanager',
  'alloy',
  'blackbox-exporter',
  'grafana',
  'kube-state-metrics',
  'loki',
  'prometheus',
];

function affinities(platform = observed()): Record<string, object | undefined> {
  const templates = [...podTemplates(platform)].filter(([name]) => name !== 'node-exporter');
  return Object.fromEntries(templates.map(([name, template]) => [name, template.spec.affinity]));
}

const each = (affinity: object): object => Object.fromEntries(keepers.map((name) => [name, affinity]));

describe('a stack pinned to a pool in Oslo', () => {
  test('has no problems', () => expect(problemsOf(observed())).toEqual([]));

  test('holds every pod that keeps or handles telemetry to that pool and to Norway', () => {
    expect(affinities()).toEqual(each(inPlace(region('norway'), pool('oslo'))));
  });

  test('measures every node, whatever its taints, on the pod network, and keeps nothing there', () => {
    const { spec } = podTemplates(observed()).get('node-exporter')!;
    expect(spec).toMatchObject({ tolerations: [{ operator: 'Exists' }] });
    expect(spec.hostNetwork).toBeUndefined();
    expect(spec.affinity).toBeUndefined();
    expect(objectOf(observed(), 'DaemonSet', 'node-exporter').spec?.volumeClaimTemplates).toBeUndefined();
  });

  test('reads what each host has to tell of itself, such as what its gate found', () => {
    const { spec } = podTemplates(observed()).get('node-exporter')!;
    const { containers, volumes } = spec as unknown as {
      containers: { args: string[]; volumeMounts: { name: string; mountPath: string }[] }[];
      volumes: { name: string; hostPath: object }[];
    };
    const folder = containers[0]!.args.find((arg) => arg.startsWith('--collector.textfile.directory='));
    const mount = containers[0]!.volumeMounts.find(
      ({ mountPath }) => mountPath === folder?.slice('--collector.textfile.directory='.length),
    );
    expect(volumes.find(({ name }) => name === mount?.name)?.hostPath).toEqual({
      path: '/var/lib/naust/metrics',
      type: 'DirectoryOrCreate',
    });
  });

  test('keeps metrics, logs, dashboards and reading positions on volumes', () => {
    const stores = objects(observed()).filter((object) => object.kind === 'StatefulSet');
    const volumes = stores.map(({ metadata, spec }) => [
      metadata.name,
      spec?.volumeClaimTemplates?.map((claim) => [
        claim.spec.storageClassName,
        claim.spec.resources.requests,
      ]),
    ]);
    expect(Object.fromEntries(volumes)).toEqual({
      prometheus: [['local-path-telemetry', { storage: '50Gi' }]],
      loki: [['local-path-telemetry', { storage: '50Gi' }]],
      alertmanager: [['local-path-telemetry', { storage: '1Gi' }]],
      grafana: [['local-path-telemetry', { storage: '5Gi' }]],
      alloy: [['local-path-telemetry', { storage: '1Gi' }]],
    });
  });

  test('deletes metrics and logs after the same time', () => {
    const platform = observed({ retention: Duration.days(30) });
    expect(configOf(platform, 'prometheus', 'prometheus.yml')).toContain('time: 30d');
    expect(configOf(platform, 'loki', 'loki.yaml')).toContain('retention_period: 30d');
  });

  test('keeps the logs of some pods for another time, the first that is of a line', () => {
    const platform = observed({
      loki: {
        streamRetention: [
          { labels: { namespace: 'shop', app: 'orders' }, retention: Duration.days(90) },
          { labels: { namespace: 'shop' }, retention: Duration.days(3) },
        ],
      },
    });
    expect(problemsOf(platform)).toEqual([]);
    const config = parse(configOf(platform, 'loki', 'loki.yaml')) as { limits_config: object };
    expect(config.limits_config).toEqual({
      retention_period: '15d',
      retention_stream: [
        { selector: '{namespace="shop", app="orders"}', priority: 2, period: '90d' },
        { selector: '{namespace="shop"}', priority: 1, period: '3d' },
      ],
    });
  });

  test('tells the report of the longest that a log is kept', () => {
    const retention = Duration.days(90);
    const platform = observed({ loki: { streamRetention: [{ labels: { app: 'orders' }, retention }] } });
    const held = declarationsOf(platform.node.findAll()).flatMap(({ holdings = [] }) => holdings);
    const kept = held.map(({ what, retention: after }) => [
      what,
      after instanceof Duration ? after.toDays() : after,
    ]);
    expect(Object.fromEntries(kept)).toMatchObject({
      'the volume of loki': 90,
      'the volume of prometheus': 15,
    });
  });

  test('deletes metrics early rather than fill their volume', () => {
    const platform = observed({ prometheus: { volume: Size.gibibytes(100) } });
    expect(configOf(platform, 'prometheus', 'prometheus.yml')).toContain('size: 81920MiB');
  });

  test('starts a program again when its file changes, and no other', () => {
    const digest = (platform = observed()) =>
      Object.fromEntries(
        [...podTemplates(platform)].map(([name, { metadata }]) => [name, metadata.annotations]),
      );
    const [before, after] = [digest(), digest(observed({ loki: { memory: Size.gibibytes(2) } }))];
    expect(
      Object.keys(after).filter(
        (name) => before[name]?.['naust/config-sha256'] !== after[name]?.['naust/config-sha256'],
      ),
    ).toEqual(['loki']);
  });

  test('finds its own parts in a namespace of another name', () => {
    const platform = observed({ namespace: 'monitoring' });
    expect(configOf(platform, 'alloy', 'config.alloy')).toContain(
      '"http://loki.monitoring.svc:3100/loki/api/v1/push"',
    );
    expect(configOf(platform, 'prometheus', 'prometheus.yml')).toContain('loki.monitoring.svc:3100');
    expect(configOf(platform, 'grafana-datasources', 'datasources.yaml')).toContain(
      'http://loki.monitoring.svc:3100',
    );
  });
});

describe('a stack that is not pinned', () => {
  function unpinned(options: NordicOptions) {
    const { platform, cluster } = nordic(options);
    new Observability(cluster, 'observability');
    return platform;
  }

  test('runs where the policy lets telemetry rest, on any pool', () => {
    const platform = unpinned({ residency: Residency.eea({ telemetry: 'NO' }) });
    expect(affinities(platform)).toEqual(each(inPlace(region('norway'))));
  });

  test('names the regions that its cluster has', () => {
    expect(affinities(unpinned({ residency: Residency.eea() }))).toEqual(
      each(inPlace(region('finland', 'norway'))),
    );
  });

  test('is refused where no node of the cluster may keep telemetry', () => {
    const problems = problemsOf(unpinned({ residency: Residency.eea({ telemetry: 'SE' }) }));
    expect(problems.map(({ code, path, got }) => [code, path, got])).toEqual([
      ['NAUST-RES-001', 'shop-test/nordic/observability', 'hel1 (Helsinki, Finland, operated by Hetzner)'],
      ['NAUST-RES-001', 'shop-test/nordic/observability', 'oslo (Oslo, Norway, operated by CoolVDS)'],
    ]);
  });
});

describe('what is refused', () => {
  const codes = (props: ObservabilityProps, options?: NordicOptions) =>
    problemsOf(observed(props, options)).map(({ code }) => code);

  const keptBy = (labels: object, retention = Duration.days(90)): ObservabilityProps => ({
    loki: { streamRetention: [{ labels, retention }] },
  });
  const keptTwice: ObservabilityProps = {
    loki: {
      streamRetention: [
        { labels: { namespace: 'shop' }, retention: Duration.days(3) },
        { labels: { app: 'orders', namespace: 'shop' }, retention: Duration.days(90) },
      ],
    },
  };

  const refusals: readonly [string, ObservabilityProps, string][] = [
    ['half a day of retention', { retention: Duration.hours(12) }, 'NAUST-OBS-002'],
    ['no retention at all', { retention: Duration.days(0) }, 'NAUST-OBS-002'],
    ['a cap as large as the volume', { prometheus: { sizeCap: Size.gibibytes(50) } }, 'NAUST-OBS-003'],
    ['a volume larger than the disk', { loki: { volume: Size.tebibytes(1) } }, 'NAUST-OBS-004'],
    ['the memory Grafana is ended at', { grafana: { memory: Size.mebibytes(512) } }, 'NAUST-OBS-005'],
    ['a volume of next to nothing', { loki: { volume: Size.mebibytes(100) } }, 'NAUST-VAL-020'],
    ['a scrape every second', { prometheus: { scrapeInterval: Duration.seconds(1) } }, 'NAUST-VAL-020'],
    ['a namespace that is no name', { namespace: 'Observability!' }, 'NAUST-VAL-005'],
    ['a Secret that is no name', { grafana: { adminSecret: 'a b' } }, 'NAUST-VAL-005'],
    ['more metrics than fit', { prometheus: { sizeCap: Size.mebibytes(500) } }, 'NAUST-OBS-014'],
    ['more logs than fit', { loki: { logsPerPod: Size.gibibytes(10) } }, 'NAUST-OBS-015'],
    ['logs kept by nothing', keptBy({}), 'NAUST-OBS-012'],
    ['logs kept by a label that no line has', keptBy({ team: 'orders' }), 'NAUST-OBS-012'],
    ['a label that Loki would refuse', keptBy({ 'the app': 'orders' }), 'NAUST-OBS-012'],
    ['logs kept by what is no name', keptBy({ app: 'orders"} or {' }), 'NAUST-VAL-005'],
    ['logs kept for half a day', keptBy({ app: 'orders' }, Duration.hours(12)), 'NAUST-OBS-002'],
    ['logs kept twice', keptTwice, 'NAUST-OBS-013'],
    ['a StorageClass that is no name', { storageClass: 'local path' }, 'NAUST-VAL-005'],
  ];
  test.each(refusals)('%s', (_, props, code) => expect([...new Set(codes(props))]).toEqual([code]));

  test('a pin outside the countries of telemetry, with a fix', () => {
    const { platform, cluster } = nordic();
    new Observability(cluster, 'observability', { on: cluster.pools.apps });
    expect(problemsOf(platform)).toEqual([
      expect.objectContaining({
        code: 'NAUST-RES-001',
        path: 'shop-test/nordic/observability',
        got: 'hel1 (Helsinki, Finland, operated by Hetzner)',
        allowed: 'a place in Norway',
        fix: expect.stringContaining('an adopted host in Norway') as string,
      }),
    ]);
  });

  test('a pool of another cluster', () => {
    const { platform, cluster } = nordic();
    new Observability(cluster, 'observability', { on: nordic().cluster.pools.oslo });
    expect(problemsOf(platform).map(({ code }) => code)).toEqual(['NAUST-OBS-006']);
  });

  test('a second stack in one cluster', () => {
    const { platform, cluster } = nordic();
    new Observability(cluster, 'first', { on: cluster.pools.oslo });
    new Observability(cluster, 'second', { on: cluster.pools.oslo, namespace: 'monitoring' });
    const found = problemsOf(platform).filter(({ code }) => code === 'NAUST-OBS-007');
    expect(found.map(({ path }) => path)).toEqual(['shop-test/nordic/second']);
  });

  test('a volume on a disk says nothing of another storage class', () => {
    const longhorn = { storageClass: 'longhorn', loki: { volume: Size.tebibytes(1) } };
    expect(codes(longhorn, { pinnedStorage: { telemetry: ['longhorn'] } })).toEqual([]);
  });

  test('storage of which nobody says that it keeps telemetry where that may rest', () => {
    expect([...new Set(codes({ storageClass: 'longhorn' }))]).toEqual(['NAUST-RES-015']);
  });

  test('a chart outside a cluster, without falling over', () => {
    const app = new App();
    new Observability(new Chart(app, 'monitoring'), 'observability');
    expect(problemsBelow(app).map(({ code }) => code)).toEqual(['NAUST-OBS-001']);
  });
});
