import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { emission } from '../../src/emit';
import { environments, Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { filesOf, objectsOf, problemsOf } from '../../src/testing';

const platform = (name = 'shop-test') => new Platform({ name, residency: Residency.norway() });
const configMap = (scope: Construct, id: string, data: Record<string, unknown> = {}) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data } as never);

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

test('what depends on itself is a problem: cdk8s would leave it out and say nothing', () => {
  const shop = platform();
  const alone = configMap(new Chart(shop, 'shop'), 'alone');
  alone.addDependency(alone);

  expect(problemsOf(shop)).toMatchObject([{ code: 'NAUST-PLT-007', got: 'alone => alone' }]);
});

test('a circle of charts is a problem, though the objects in them have an order', () => {
  const shop = platform();
  const [edge, orders] = [new Chart(shop, 'edge'), new Chart(shop, 'orders')];
  configMap(edge, 'a').addDependency(configMap(orders, 'b'));
  configMap(orders, 'c').addDependency(configMap(edge, 'd'));

  expect(problemsOf(shop)).toMatchObject([
    {
      code: 'NAUST-PLT-011',
      path: 'shop-test/edge',
      got: 'shop-test/edge/a depends on shop-test/orders/b, shop-test/orders/c depends on shop-test/edge/d',
    },
  ]);
});

test('what cdk8s synth asks for names the construct of each object', () => {
  const shop = platform();
  configMap(new Chart(new Construct(shop, 'nordic'), 'shop'), 'settings');

  const { files } = emission(shop, { CDK8S_OUTDIR: 'dist', CDK8S_RECORD_CONSTRUCT_METADATA: 'true' });
  expect(files.find(({ path }) => path === 'construct-metadata.json')?.content).toBe(
    '{"version":"1.0.0","resources":{"settings":{"path":"nordic/shop/settings"}}}',
  );
});

test('a dependency on something outside every chart is a problem', () => {
  const shop = platform();
  configMap(new Chart(shop, 'shop'), 'a').addDependency(new Construct(shop, 'outside'));

  expect(problemsOf(shop)).toMatchObject([{ code: 'NAUST-PLT-008', path: 'shop-test/shop/a' }]);
});
