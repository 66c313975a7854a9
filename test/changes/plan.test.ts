import { compareOutputs, type OutputFiles } from '../../src/changes';
import { stack } from './outputs';

const config = (name: string, size = 'cx23') => ({
  resource: { hcloud_server: { web: { name, server_type: size, image: '${var.image}', keep_disk: true } } },
});

/** As Terraform prints it of a stack: numbers and flags by the provider's schema, expressions by what they refer to. */
function planOf(name: string, size = 'cx23') {
  const constant = (value: unknown) => ({ constant_value: value });
  const expressions = {
    name: constant(name),
    server_type: constant(size),
    image: { references: ['var.image'] },
    keep_disk: constant('true'),
  };
  const plan = {
    configuration: {
      root_module: { resources: [{ address: 'hcloud_server.web', mode: 'managed', expressions }] },
    },
    resource_changes: [
      {
        address: 'hcloud_server.web',
        mode: 'managed',
        type: 'hcloud_server',
        name: 'web',
        change: { actions: ['update'], before: { server_type: 'cx13' }, after: { server_type: size } },
      },
    ],
  };
  return { file: 'plan.json', text: JSON.stringify(plan) };
}

const two = (test: object, prod: object): OutputFiles =>
  new Map([...stack(test, 'shop-test-nordic'), ...stack(prod, 'shop-prod-nordic')]);

test('a plan is of the stack whose resources were told the same, though another has the same resources', () => {
  const { changes, problems } = compareOutputs(new Map(), two(config('test-web'), config('prod-web')), [
    planOf('prod-web'),
  ]);
  expect(problems).toEqual([]);
  expect(changes.map(({ action, place, name }) => [action, place, name])).toEqual([
    ['change', 'shop-prod-nordic', 'hcloud_server.web'],
    ['add', 'shop-test-nordic', 'hcloud_server.web'],
  ]);
});

test.each([
  ['told otherwise', config('prod-web', 'cx33'), /another server_type of "hcloud_server.web" than shop-prod/],
  ['of another name', { resource: { hcloud_server: { other: {} } } }, /hcloud_server/],
])('a plan of resources that are %s here is refused', (_, prod, got) => {
  const output = two({ resource: {} }, prod);
  const { changes, problems } = compareOutputs(output, output, [planOf('prod-web')]);
  expect(changes).toEqual([]);
  expect(problems).toMatchObject([{ code: 'NAUST-DIF-005', got: expect.stringMatching(got) as string }]);
});

test('a plan that could be of either of two stacks is refused', () => {
  const output = two(config('web'), config('web'));
  const { problems } = compareOutputs(output, output, [planOf('web')]);
  expect(problems).toMatchObject([{ code: 'NAUST-DIF-005', got: 'shop-test-nordic or shop-prod-nordic' }]);
});
