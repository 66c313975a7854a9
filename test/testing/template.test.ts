import type { App } from 'cdk8s';
import { TerraformResource } from 'cdktf';
import { environments, type Platform } from '../../src/platform';
import { type KubernetesObject, Match, Template } from '../../src/testing';
import { configMap, emptyPlatform, smallPlatform, terraformStack } from '../emit/stacks';
import { failure } from './failure';
import { plainShop, shop, wrong } from './shop';

const { platform, namespace } = shop();
const template = Template.of(platform);
const container = (fields: object) => ({ spec: { template: { spec: { containers: [fields] } } } });

describe('an object', () => {
  test.each<[string, object | undefined, { name?: string; namespace?: string }]>([
    ['is there', undefined, {}],
    ['has some fields of many', { spec: { replicas: 2 } }, {}],
    ['has fields deep inside lists', container({ name: 'orders', ports: [{ containerPort: 9000 }] }), {}],
    ['has a name', undefined, { name: 'orders' }],
    ['has a name in a namespace', { spec: { replicas: 2 } }, { name: 'orders', namespace: 'shop' }],
    ['does not have a field', { spec: { paused: undefined } }, { name: 'orders' }],
  ])('%s', (_, pattern, of) => {
    expect(() => template.hasObject('Deployment', pattern, of)).not.toThrow();
  });

  test('that matches nowhere: the nearest is shown with each place where it differs', () => {
    expect(
      failure(() =>
        template.hasObject('Deployment', {
          metadata: { name: 'orders', labels: { 'app.kubernetes.io/name': 'order' } },
          spec: { replicas: 3, paused: true, ...container({ ports: [{ containerPort: 9000 }] }).spec },
        }),
      ),
    ).toBe(
      [
        'no Deployment of the 4 that are there matches',
        'nearest: Deployment shop/orders',
        '  metadata.labels["app.kubernetes.io/name"]',
        '    expected: "order"',
        '    got:      "orders"',
        '  spec.replicas',
        '    expected: 3',
        '    got:      2',
        '  spec.paused',
        '    expected: true',
        '    got:      nothing',
      ].join('\n'),
    );
  });

  test('of a kind that is not there: the kinds that are, the most alike first', () => {
    expect(failure(() => template.hasObject('Deploymint'))).toMatch(
      /^there is no Deploymint\nkinds that are there: Deployment, /,
    );
  });

  test('of a name that is not there: the names most like it', () => {
    expect(failure(() => template.hasObject('Service', {}, { name: 'order', namespace: 'shop' }))).toBe(
      'there is no Service "order" in namespace "shop"\n' +
        'nearest: shop/orders, shop/reports, shop/inventory',
    );
    expect(() => template.hasObject('Service', {}, { name: 'orders', namespace: 'edge' })).toThrow(
      'there is no Service "orders" in namespace "edge"',
    );
  });

  test('of which many fields differ: no more of them than can be read', () => {
    const pattern = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`field${n}`, n]));
    const text = failure(() => template.hasObject('Namespace', pattern, { name: 'shop' }));
    expect(text).toMatch(/^no Namespace "shop" matches\nnearest: Namespace shop\n/);
    expect(text.match(/expected:/g)).toHaveLength(8);
    expect(text).toMatch(/\n {2}\.\.\. and 4 more$/);
  });

  test('is handed out by its name', () => {
    expect(template.object('Deployment', 'orders')).toMatchObject({ metadata: { namespace: 'shop' } });
    expect(template.object<{ spec: { type: string } }>('Service', 'gateway', 'edge').spec.type).toBe(
      'ClusterIP',
    );
  });

  test('is not handed out when there is none, or when the name does not say which', () => {
    expect(failure(() => template.object('Deployment', 'order'))).toBe(
      'there is no Deployment "order"\nnearest: shop/orders, shop/reports, edge/gateway',
    );
    expect(failure(() => template.object('NetworkPolicy', 'default-deny'))).toBe(
      'there are 2 NetworkPolicy "default-deny"; name the namespace',
    );
    const twice = Template.of(
      environments({ test: smallPlatform('shop-test'), prod: smallPlatform('shop') }),
    );
    expect(failure(() => twice.object('ConfigMap', 'settings'))).toBe(
      'there are 2 ConfigMap "settings"; take the template of one platform or chart',
    );
  });
});

describe('all objects of a kind', () => {
  test('match', () => {
    expect(() =>
      template.allObjects('NetworkPolicy', { spec: { policyTypes: ['Ingress', 'Egress'] } }),
    ).not.toThrow();
  });

  test('do not: how many, and the first of them', () => {
    expect(failure(() => template.allObjects('Deployment', { spec: { replicas: 3 } }))).toBe(
      [
        '2 of 4 Deployment do not match',
        'Deployment shop/orders',
        '  spec.replicas',
        '    expected: 3',
        '    got:      2',
        'Deployment edge/gateway',
        '  spec.replicas',
        '    expected: 3',
        '    got:      1',
      ].join('\n'),
    );
  });

  test('are none: that is a failure too, or it would hold by itself', () => {
    expect(failure(() => template.allObjects('Job', {}))).toMatch(/^there is no Job\n/);
  });
});

describe('the count of objects', () => {
  test('is right', () => {
    template.objectCountIs('Deployment', 4);
    template.objectCountIs('Deployment', 1, { metadata: { name: 'orders' } });
    template.objectCountIs('Job', 0);
  });

  test('is too high: all that match are named', () => {
    expect(failure(() => template.objectCountIs('Deployment', 1, { spec: { replicas: 3 } }))).toBe(
      '1 Deployment expected, and there are 2: Deployment shop/inventory, Deployment shop/reports',
    );
  });

  test('is too low: the nearest of the others is shown', () => {
    expect(failure(() => template.objectCountIs('Deployment', 2, { metadata: { name: 'orders' } }))).toBe(
      [
        '2 Deployment expected, and there are 1: Deployment shop/orders',
        'nearest of the others: Deployment shop/inventory',
        '  metadata.name',
        '    expected: "orders"',
        '    got:      "inventory"',
      ].join('\n'),
    );
  });
});

test('objects are found in the order they are written', () => {
  const names = (found: readonly KubernetesObject[]) =>
    found.map(({ metadata }) => (metadata as { name: string }).name);
  expect(names(template.findObjects('Deployment'))).toEqual(['inventory', 'orders', 'reports', 'gateway']);
  expect(names(template.findObjects('Deployment', { spec: { replicas: 3 } }))).toEqual([
    'inventory',
    'reports',
  ]);
  expect(template.findObjects('Deployment', { spec: { replicas: 7 } })).toEqual([]);
});

describe('a file', () => {
  test('is read by its path', () => {
    const path = 'dist/shop-test/nordic/edge.k8s.yaml';
    expect(template.files()).toContain(path);
    expect(template.file(path)).toContain('name: gateway\n');
  });

  test('that is not there: the paths most like it', () => {
    expect(failure(() => template.file('dist/shop-test/nordic/edges.k8s.yaml'))).toMatch(
      /^there is no file dist\/shop-test\/nordic\/edges\.k8s\.yaml\nnearest: dist\/shop-test\/nordic\/edge\.k8s\.yaml, /,
    );
    expect(failure(() => Template.of(plainShop().chart).file('orders.yaml'))).toBe(
      'there is no file orders.yaml\nthere are no files',
    );
  });
});

describe('a template', () => {
  test('of one chart has what is in it and nothing else', () => {
    const ofChart = Template.of(namespace);
    expect(ofChart.charts().map(({ path }) => path)).toEqual(['shop-test/nordic/shop']);
    expect(ofChart.files()).toEqual(['dist/shop-test/nordic/shop.k8s.yaml']);
    ofChart.objectCountIs('Deployment', 3);
    ofChart.objectCountIs('Namespace', 1);
  });

  test('of a plain app of cdk8s, or one of its charts, has its objects', () => {
    const { chart } = plainShop();
    Template.of(chart).objectCountIs('Deployment', 2);
    Template.of(chart.node.root as App).objectCountIs('Deployment', 2);
  });

  test('is of the moment it was taken', () => {
    const { chart } = plainShop();
    const before = Template.of(chart);
    configMap(chart, 'settings');
    before.objectCountIs('ConfigMap', 0);
    Template.of(chart).objectCountIs('ConfigMap', 1);
  });

  test('is none of a stack with something wrong in it: every problem is said', () => {
    expect(failure(() => Template.of(wrong()))).toMatch(/^NAUST-VAL-005 Shop!\n/);
  });

  test('is none of what is no stack', () => {
    expect(failure(() => Template.of({} as never))).toBe(
      'neither a Project nor a Platform, an App or a Chart',
    );
  });
});

describe('Terraform resources', () => {
  const terraform = Template.of(withTerraform());

  test('are found by type and values', () => {
    terraform.hasTerraformResource('terraform_data');
    terraform.terraformResourceCountIs('terraform_data', 1, { input: 'blue' });
    terraform.allTerraformResources('terraform_data', { input: Match.anything() });
    expect(terraform.findTerraformResources('terraform_data')).toMatchObject([
      { stack: 'shop-test-nordic', type: 'terraform_data', name: 'release', values: { input: 'blue' } },
    ]);
  });

  test('that do not match: the nearest with its stack, and where it differs', () => {
    expect(failure(() => terraform.hasTerraformResource('terraform_data', { input: 'green' }))).toBe(
      [
        'no terraform_data matches',
        'nearest: terraform_data.release of stack shop-test-nordic',
        '  input',
        '    expected: "green"',
        '    got:      "blue"',
      ].join('\n'),
    );
    expect(failure(() => terraform.allTerraformResources('terraform_data', { input: 'green' }))).toMatch(
      /^1 of 1 terraform_data do not match\n/,
    );
    expect(failure(() => terraform.terraformResourceCountIs('terraform_data', 2))).toBe(
      '2 terraform_data expected, and there are 1: terraform_data.release of stack shop-test-nordic',
    );
  });

  test('of a type that is not there: the types that are', () => {
    expect(failure(() => terraform.hasTerraformResource('terraform_date'))).toBe(
      'there is no terraform_date\ntypes that are there: terraform_data',
    );
    expect(failure(() => Template.of(emptyPlatform()).hasTerraformResource('hcloud_server'))).toBe(
      'there is no hcloud_server\ntypes that are there: none',
    );
  });
});

function withTerraform(): Platform {
  const platform = emptyPlatform();
  const stack = terraformStack(platform.terraform, 'shop-test-nordic');
  const resource = new TerraformResource(stack, 'release', { terraformResourceType: 'terraform_data' });
  resource.addOverride('input', 'blue');
  return platform;
}
