import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments, Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { filesOf, objectsOf, problemsOf } from '../../src/testing';

const platform = (name = 'shop-test') => new Platform({ name, residency: Residency.norway() });
const configMap = (scope: Construct, id: string, data: Record<string, unknown> = {}) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data } as never);

/** What cdk8s itself writes for a tree, without the names of the files: their order is that of the charts' names. */
function cdk8sTexts(build: (root: Construct) => void): readonly string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'naust-test-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    const texts = readdirSync(outdir).map((file) => readFileSync(join(outdir, file), 'utf8'));
    return texts.filter((text) => text !== '').sort();
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function naustTexts(build: (root: Construct) => void): readonly string[] {
  const root = platform();
  build(root);
  return [...filesOf(root).values()].sort();
}

/** `undefined` where cdk8s finds that the dependencies make a circle. */
function withoutCircle<T>(synth: () => T): T | undefined {
  try {
    return synth();
  } catch (error) {
    if (String(error).includes('Dependency cycle detected')) return undefined;
    throw error;
  }
}

test('a chart is one file at its place in the tree, and an empty chart is none', () => {
  const shop = platform('shop-prod');
  const cluster = new Construct(shop, 'nordic');
  configMap(new Chart(cluster, 'shop'), 'settings', { mode: 'fast' });
  new Chart(cluster, 'empty');
  configMap(new Chart(shop, 'edge'), 'gateway');

  expect([...filesOf(shop).keys()]).toEqual([
    'dist/shop-prod/edge.k8s.yaml',
    'dist/shop-prod/nordic/shop.k8s.yaml',
  ]);
  expect(filesOf(shop).get('dist/shop-prod/nordic/shop.k8s.yaml')).toBe(
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  mode: fast\n',
  );
});

test('every environment is written below the name of its platform', () => {
  const [test, prod] = [platform('shop-test'), platform('shop-prod')];
  configMap(new Chart(test, 'shop'), 'settings');
  configMap(new Chart(prod, 'shop'), 'settings');

  expect([...filesOf(environments({ test, prod })).keys()]).toEqual([
    'dist/shop-prod/shop.k8s.yaml',
    'dist/shop-test/shop.k8s.yaml',
  ]);
});

test('objects are written after those they depend on', () => {
  const shop = platform();
  const chart = new Chart(shop, 'shop');
  const first = configMap(chart, 'first');
  first.addDependency(configMap(chart, 'second'));

  expect(objectsOf(shop).map((o) => (o['metadata'] as { name: string }).name)).toEqual(['second', 'first']);
});

test('lazy values, patches and long or multi-line text are as cdk8s writes them', () => {
  const build = (root: Construct) => {
    const chart = new Chart(root, 'shop', { labels: { team: 'shop' }, namespace: 'shop' });
    const object = configMap(chart, 'settings', {
      lazy: Lazy.any({ produce: () => 'resolved' }),
      empty: Lazy.any({ produce: () => undefined }),
      long: 'word '.repeat(60),
      lines: 'first\n  second\n\nlast\n',
      octal: '0775',
      yes: 'yes',
      accents: 'Tromsø\u0000',
    });
    object.addJsonPatch({ _toJson: () => ({ op: 'add', path: '/data/patched', value: 'true' }) } as never);
  };
  expect(naustTexts(build)).toEqual(cdk8sTexts(build));
});

test('whatever the dependencies, the files hold what cdk8s writes', () => {
  const shape = fc.record({
    charts: fc.integer({ min: 1, max: 4 }),
    nested: fc.boolean(),
    grouped: fc.boolean(),
    objects: fc.integer({ min: 1, max: 4 }),
    dependencies: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(shape, ({ charts, nested, grouped, objects, dependencies }) => {
      const build = (root: Construct) => {
        let scope = root;
        const made: Construct[] = [];
        for (let c = 0; c < charts; c++) {
          const chart = new Chart(
            grouped && c > 0 ? new Construct(scope, `group-${c}`) : scope,
            `chart-${c}`,
          );
          made.push(chart);
          for (let o = 0; o < objects; o++) {
            const group = new Construct(chart, `part-${o}`);
            made.push(group, configMap(group, `object-${c}-${o}`), configMap(group, `other-${c}-${o}`));
          }
          if (nested) scope = chart;
        }
        for (const [from, to] of dependencies) {
          const [source, target] = [made[from % made.length]!, made[to % made.length]!];
          if (source !== target) source.node.addDependency(target);
        }
      };
      const expected = withoutCircle(() => cdk8sTexts(build));
      fc.pre(expected !== undefined);
      expect(naustTexts(build)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

test('a circle of dependencies is a problem', () => {
  const shop = platform();
  const chart = new Chart(shop, 'shop');
  const [a, b] = [configMap(chart, 'a'), configMap(chart, 'b')];
  a.addDependency(b);
  b.addDependency(a);

  expect(problemsOf(shop)).toMatchObject([
    { code: 'NAUST-PLT-007', path: 'shop-test/shop', got: 'a => b => a' },
  ]);
});

test('a dependency on something outside every chart is a problem', () => {
  const shop = platform();
  configMap(new Chart(shop, 'shop'), 'a').addDependency(new Construct(shop, 'outside'));

  expect(problemsOf(shop)).toMatchObject([{ code: 'NAUST-PLT-008', path: 'shop-test/shop/a' }]);
});
