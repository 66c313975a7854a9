import { ApiObject, Chart, Testing } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import { Microservice, type MicroserviceProps } from '../../src/workload';
import { type KubernetesObject, naustSerializer, serializer, snapshotOf, Template } from '../../src/testing';
import { withoutDefaults } from '../../src/testing/snapshot/defaults';
import defaults from '../../src/testing/snapshot/defaults.json';
import { configMap, emptyPlatform } from '../emit/stacks';
import { image, plainShop, shop, wrong } from './shop';

expect.addSnapshotSerializer(naustSerializer({ collapse: ['hashes', 'defaults'] }));

const collapsed = (chart: Chart) => snapshotOf(chart, { collapse: ['hashes', 'defaults'] });

test('a chart is short enough to be read', () => {
  expect(plainShop().chart).toMatchSnapshot();
});

test('a template is its charts, each below its path', () => {
  const platform = emptyPlatform();
  configMap(new Chart(platform, 'shop'), 'settings', { mode: 'fast' });
  configMap(new Chart(platform, 'edge'), 'doors', { mode: 'slow' });
  new Chart(platform, 'empty');
  const of = (chart: string, name: string, mode: string) =>
    `# shop-test/${chart}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  mode: ${mode}\n`;
  const template = Template.of(platform);
  expect(snapshotOf(template)).toBe(`${of('shop', 'settings', 'fast')}\n${of('edge', 'doors', 'slow')}`);
  expect(template.charts().map((chart) => snapshotOf(chart))).toEqual([
    of('shop', 'settings', 'fast'),
    of('edge', 'doors', 'slow'),
  ]);
});

test('it is the same for the same stack, and says of no machine or moment where it was taken', () => {
  const [one, other] = [shop(), shop()];
  expect(snapshotOf(one.platform)).toBe(snapshotOf(other.platform));
});

test('without a word nothing is collapsed', () => {
  const { chart } = plainShop();
  expect(snapshotOf(chart)).toContain('runAsNonRoot: true');
  expect(serializer.serialize(chart)).toBe(snapshotOf(chart).trimEnd());
});

test('a serializer takes templates, their charts and charts of cdk8s, and nothing else', () => {
  const { chart } = plainShop();
  const template = Template.of(chart);
  const others = [undefined, null, 1, 'chart', {}, [], chart.node.root, chart.node.children[0]];
  expect([template, template.charts()[0], chart].map(serializer.test)).toEqual([true, true, true]);
  expect(others.filter(serializer.test)).toEqual([]);
  expect(() => serializer.serialize({})).toThrow('no template, and no chart');
});

test('nothing is taken of a stack with something wrong in it', () => {
  expect(() => snapshotOf(wrong())).toThrow('NAUST-VAL-005');
});

describe('hashes', () => {
  const digest = 'ab12'.repeat(16);
  const hashed = (name: string, checksum = digest) => {
    const chart = new Chart(Testing.app(), 'shop');
    new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    new ApiObject(chart, 'job', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'job', annotations: { 'example.no/checksum': checksum } },
      spec: { from: { configMap: name }, text: `see ${name}`, digest },
    });
    return snapshotOf(chart, { collapse: ['hashes'] });
  };

  test.each([
    ['of content, in hex', 'settings-5f3c9ab1'],
    ['of content, as kustomize writes it', 'settings-6ct58987ht'],
    ['of a path, as cdk8s writes it', 'shop-settings-c8a1b2c3'],
  ])('%s: in the name and wherever it is used', (_, name) => {
    const stem = name.slice(0, name.lastIndexOf('-'));
    const text = hashed(name);
    expect(text).toContain(`name: ${stem}-<hash>\n`);
    expect(text).toContain(`configMap: ${stem}-<hash>\n`);
    expect(text).toContain(`text: see ${stem}-<hash>\n`);
    expect(text).toBe(hashed(name.replace(/^(.*-)(.)/, '$1$2')));
  });

  test('in annotations and labels are collapsed, elsewhere they are what was declared', () => {
    const text = hashed('settings');
    expect(text).toContain('example.no/checksum: <hash>\n');
    expect(text).toContain(`digest: ${digest}\n`);
    expect(text).toBe(hashed('settings', 'cd34'.repeat(16)));
  });

  test('words that look a little like them stay', () => {
    for (const name of ['settings-beefcafe', 'order-projections', 'settings-20261104x', 'v1-settings']) {
      expect(hashed(name)).toContain(`name: ${name}\n`);
    }
  });

  test('of names that cdk8s makes', () => {
    const chart = new Chart(Testing.app(), 'shop');
    new ConfigMap(chart, 'settings', { data: { mode: 'fast' } });
    expect(snapshotOf(chart)).toMatch(/name: shop-settings-c8[0-9a-f]{6}\n/);
    expect(snapshotOf(chart, { collapse: ['hashes'] })).toContain('name: shop-settings-<hash>\n');
  });
});

describe('defaults', () => {
  const withPod = (pod?: MicroserviceProps['pod']) => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    new Microservice(chart, 'orders', { image, ...(pod && { pod }) });
    return chart;
  };

  test('are those that naust gives: of a service nothing of the data is left', () => {
    const text = collapsed(withPod());
    expect(text).not.toContain('<not set>');
    for (const field of [...Object.keys(defaults.pod), 'lifecycle', 'resources', 'imagePullPolicy']) {
      expect(text).not.toContain(`${field}:`);
    }
  });

  test('that change appear, and only they', () => {
    const before = collapsed(withPod()).split('\n');
    const longer: MicroserviceProps['pod'] = (template) => ({
      ...template,
      spec: { ...template.spec, terminationGracePeriodSeconds: 45 },
    });
    const after = collapsed(withPod(longer)).split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '      terminationGracePeriodSeconds: 45',
    ]);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
  });

  test('that are gone are said to be gone: one that is there and one that is not would look alike', () => {
    const objects = Template.of(withPod()).charts()[0]!.objects;
    const all = objects.flatMap((object) => [object, ...withOneLess(object)]);
    const texts = all.map((object) => JSON.stringify(withoutDefaults(object as KubernetesObject)));
    expect(all.length).toBeGreaterThan(100);
    expect(new Set(texts).size).toBe(new Set(all.map((object) => JSON.stringify(object))).size);
  });
});

/** A value with one of its fields left out, or of theirs, and so on: each once. */
function withOneLess(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      withOneLess(item).map((less) => Object.assign([...(value as unknown[])], { [index]: less })),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const { [key]: _, ...rest } = value as Record<string, unknown>;
    return [rest, ...withOneLess(child).map((less) => ({ ...value, [key]: less }))];
  });
}
