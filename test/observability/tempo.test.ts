import { Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import { Observability, type ObservabilityProps } from '../../src/observability';
import { declarationsOf } from '../../src/residency';
import { problemsOf } from '../../src/testing';
import { Microservice } from '../../src/workload';
import { callersOf, configOf, objectOf, objects, podTemplates } from './objects';
import { nordic, observed } from './stack';
import known from './tempo-options.json';

const traced = observed({ tempo: {} });
type Options = Readonly<Record<string, unknown>>;

/** Each path of the one that the other has no option for; below an option that is empty anything goes. */
function unknownIn(config: Options, options: Options, at = ''): readonly string[] {
  return Object.entries(config).flatMap(([key, value]) => {
    const [path, option] = [`${at}${key}`, options[key]];
    if (option === undefined) return [path];
    const isGroup = typeof option === 'object' && Object.keys(option as object).length > 0;
    return isGroup ? unknownIn(value as Options, option as Options, `${path}.`) : [];
  });
}

const config = (platform = traced) => parse(configOf(platform, 'tempo', 'tempo.yaml')) as Options;

describe('traces', () => {
  test('are kept by nobody who was not asked to', () => {
    expect(objects(observed()).filter(({ metadata }) => metadata.name === 'tempo')).toEqual([]);
    expect(JSON.stringify(objects(observed()))).not.toMatch(/tempo:|tempo\.observability/);
  });

  test('have a store without problems, whose options Tempo has', () => {
    expect(problemsOf(traced)).toEqual([]);
    expect(unknownIn(config(), known.options)).toEqual([]);
    expect(unknownIn(config(observed({ tempo: {}, mutualTls: {} })), known.options)).toEqual([]);
    expect(unknownIn({ compactor: {}, server: { port: 1 } }, known.options)).toEqual([
      'compactor',
      'server.port',
    ]);
  });

  test('are deleted when the rest is, or when they are told to be, by both that have to know', () => {
    const keptFor = (platform = traced) =>
      JSON.stringify(config(platform)).match(/block_retention":"(\w+)"/g);
    expect(keptFor()).toEqual(['block_retention":"360h"', 'block_retention":"360h"']);
    const week = observed({ tempo: { retention: Duration.days(7) } });
    expect(keptFor(week)).toEqual(['block_retention":"168h"', 'block_retention":"168h"']);
    expect(config()).toMatchObject({ usage_report: { reporting_enabled: false } });
  });

  test('rest where telemetry does, and the report says so', () => {
    expect(JSON.stringify(podTemplates(traced).get('tempo')!.spec.affinity)).toContain('norway');
    const held = declarationsOf(traced.node.findAll()).flatMap(({ holdings = [] }) => holdings);
    expect(held.map(({ what }) => what)).toContain('the volume of tempo');
    expect(objectOf(traced, 'StatefulSet', 'tempo').spec?.volumeClaimTemplates?.[0]?.spec.resources).toEqual({
      requests: { storage: '20Gi' },
    });
  });

  test('are asked for by Grafana and Prometheus, and by nobody else', () => {
    expect(callersOf(traced, 'tempo')).toEqual(['grafana', 'prometheus']);
  });

  test('come in from whoever is let in', () => {
    const { platform, cluster } = nordic();
    const stack = new Observability(cluster, 'observability', { on: cluster.pools.oslo, tempo: {} });
    const image = 'registry.example.no/shop/orders:1.4.2';
    const orders = new Microservice(cluster.namespace('shop'), 'orders', { image });
    orders.traffic.connectTo(stack.traces!.traffic!, { port: stack.traces!.podPort });
    expect(stack.traces!.address).toEqual({ host: 'tempo.observability.svc.cluster.local', port: 4317 });
    expect(callersOf(platform, 'tempo')).toEqual(['grafana', 'orders', 'prometheus']);
  });

  test('lead to lines, and lines to them', () => {
    const { datasources } = parse(configOf(traced, 'grafana-datasources', 'datasources.yaml')) as {
      datasources: { name: string; jsonData: Options }[];
    };
    const of = (name: string) => datasources.find((source) => source.name === name)?.jsonData;
    expect(of('Tempo')).toMatchObject({ tracesToLogsV2: { datasourceUid: 'loki', filterByTraceID: true } });
    const [{ matcherRegex, datasourceUid }] = of('Loki')!['derivedFields'] as [
      { matcherRegex: string; datasourceUid: string },
    ];
    expect(datasourceUid).toBe('tempo');
    const id = '4bf92f3577b34da6a3ce929d0e0e4736';
    for (const line of [`{"trace_id":"${id}"}`, `traceID=${id} paid`, `{"traceId": "${id}"}`]) {
      expect(new RegExp(matcherRegex).exec(line)?.[1]).toBe(id);
    }
    expect(new RegExp(matcherRegex).exec('order 17 was paid')).toBeNull();
  });

  test.each([
    ['a volume of next to nothing', { volume: Size.mebibytes(10) }, 'NAUST-VAL-020'],
    ['half a day', { retention: Duration.hours(12) }, 'NAUST-OBS-002'],
    ['more than fits', { tracesPerPod: Size.gibibytes(5) }, 'NAUST-OBS-023'],
    ['a volume larger than the disk', { volume: Size.tebibytes(1) }, 'NAUST-OBS-004'],
  ] satisfies [string, ObservabilityProps['tempo'], string][])('are refused %s', (_, tempo, code) => {
    expect([...new Set(problemsOf(observed({ tempo })).map((problem) => problem.code))]).toEqual([code]);
  });
});
