import { parse } from 'yaml';
import { ruleFiles, ruleGroups } from '../../src/observability/alerts';
import { configOf, objects, podTemplates } from './objects';
import { observed } from './stack';

const many = ruleGroups(
  Array.from({ length: 400 }, (_, index) => ({ service: `service-${index}`, availability: 99.9 })),
);

describe('rules of many objectives', () => {
  test('are in several files, each group in one of them and in its order', () => {
    const files = ruleFiles(many);
    expect(Object.keys(files).length).toBeGreaterThan(4);
    const read = Object.values(files).flatMap(
      (file) => (parse(file) as { groups: { name: string }[] }).groups,
    );
    expect(read.map(({ name }) => name)).toEqual(many.map(({ name }) => name));
    Object.values(files).forEach((file) => expect(Buffer.byteLength(file)).toBeLessThan(240 * 1024));
  });

  test('are in one file where they fit', () => {
    expect(Object.keys(ruleFiles(ruleGroups([])))).toEqual(['rules.yaml']);
  });

  test('are all mounted where Prometheus looks for them', () => {
    const records = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`own:up:sum${index}`, 'sum by (job) (up)']),
    );
    const platform = observed({ rules: { records } });
    const maps = objects(platform)
      .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('prometheus'))
      .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name, 'en', { numeric: true }));
    const names = maps.map(({ metadata }) => metadata.name);
    expect(names).toEqual([
      'prometheus',
      ...names.slice(1).map((_, index) => `prometheus-rules-${index + 2}`),
    ]);
    expect(names.length).toBeGreaterThan(1);
    const config = parse(configOf(platform, 'prometheus', 'prometheus.yml')) as { rule_files: string[] };
    const held = maps
      .flatMap(({ data }) => Object.keys(data ?? {}))
      .filter((file) => file.startsWith('rules'));
    expect(config.rule_files).toEqual(held);
    expect(podTemplates(platform).get('prometheus')!.spec).toMatchObject({
      volumes: expect.arrayContaining([
        { name: 'config', projected: { sources: names.map((name) => ({ configMap: { name } })) } },
      ]) as object,
    });
  });
});
