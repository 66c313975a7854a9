import { ApiObject, Chart } from 'cdk8s';
import { adoptedCluster, goodPlatform } from '../examples/good-machines';
import { Platform } from '../../src/platform';
import { problemsOf } from '../../src/testing';

/** An object and what is different about it. */
function object(scope: Chart, id: string, change: object = {}): void {
  const metadata = { name: 'orders', namespace: 'shop' };
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...change });
}

function codesOf(platform: Platform): readonly string[] {
  return problemsOf(platform).map(({ code }) => code);
}

describe('two objects in two charts of a platform', () => {
  const codesWith = (first: object, second: object): readonly string[] => {
    const platform = new Platform(goodPlatform);
    object(new Chart(platform, 'a'), 'one', first);
    object(new Chart(platform, 'b'), 'two', second);
    return codesOf(platform);
  };

  test('are refused where the API server takes them for one', () => {
    expect(codesWith({}, {})).toEqual(['NAUST-PLT-010']);
  });

  test('also where they are of two versions of one group', () => {
    expect(codesWith({ apiVersion: 'batch/v1' }, { apiVersion: 'batch/v1beta1' })).toEqual(['NAUST-PLT-010']);
  });

  test('also where one names the namespace that the other is in anyway', () => {
    const [named, none] = [{ name: 'orders', namespace: 'default' }, { name: 'orders' }];
    expect(codesWith({ metadata: named }, { metadata: none })).toEqual(['NAUST-PLT-010']);
  });

  test.each<[string, object]>([
    ['a name', { metadata: { name: 'payment', namespace: 'shop' } }],
    ['a namespace', { metadata: { name: 'orders', namespace: 'bank' } }],
    ['a kind', { kind: 'Service' }],
    ['a group', { apiVersion: 'example.no/v1' }],
  ])('are two when each has %s of its own', (_, change) => {
    expect(codesWith({}, change)).toEqual([]);
  });
});

test('two objects are two in two clusters', () => {
  const platform = new Platform(goodPlatform);
  object(new Chart(adoptedCluster(platform), 'a'), 'one');
  object(new Chart(platform, 'b'), 'two');
  expect(codesOf(platform)).toEqual([]);
});

test('both are named', () => {
  const platform = new Platform(goodPlatform);
  object(new Chart(platform, 'a'), 'one');
  object(new Chart(platform, 'b'), 'two');
  expect(problemsOf(platform)).toMatchObject([
    {
      path: 'shop-test/b/two',
      what: expect.stringContaining('shop-test/a/one'),
      got: 'ConfigMap "orders" of namespace "shop"',
    },
  ]);
});
