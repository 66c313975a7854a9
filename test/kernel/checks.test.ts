import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { addCheck, type Finding, nameRoot, pathOf, problemsBelow, uniqueId } from '../../src/kernel';

const finding: Finding = {
  code: 'NAUST-TST-001',
  what: 'is wrong',
  got: 'this',
  allowed: 'that',
  fix: 'change it',
};

test('what the checks below a construct find is in tree order, each once, with its path', () => {
  const root = new App();
  nameRoot(root, 'shop-test');
  const [a, b] = [new Construct(root, 'a'), new Construct(root, 'b')];
  const inner = new Construct(a, 'inner');
  addCheck(b, () => [finding]);
  addCheck(inner, () => [{ ...finding, severity: 'warning' }]);
  addCheck(a, () => [finding]);
  addCheck(a, () => [finding, { ...finding, got: 'something else' }]);

  expect(problemsBelow(root).map(({ path, severity, got }) => [path, severity, got])).toEqual([
    ['shop-test/a', 'error', 'this'],
    ['shop-test/a', 'error', 'something else'],
    ['shop-test/a/inner', 'warning', 'this'],
    ['shop-test/b', 'error', 'this'],
  ]);
  expect(problemsBelow(b)).toHaveLength(1);
});

test('a check runs when it is asked for, not when it is added', () => {
  const root = new App();
  const findings: Finding[] = [];
  addCheck(root, () => findings);
  findings.push(finding);
  expect(problemsBelow(root)).toHaveLength(1);
});

test('in a plain cdk8s app errors keep the synth from passing, and warnings do not', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  addCheck(chart, () => [{ ...finding, severity: 'warning', got: 'a warning' }]);
  expect(app.synthYaml()).toBe('');

  addCheck(chart, () => [finding]);
  expect(() => app.synthYaml()).toThrow('NAUST-TST-001 shop\n  is wrong\n  got: this   allowed: that');
});

test('a root without a name adds nothing to a path', () => {
  const root = new App();
  expect(pathOf(root)).toBe('');
  expect(pathOf(new Construct(new Construct(root, 'a'), 'b'))).toBe('a/b');
});

describe('the id of a new construct', () => {
  test('is the wanted one where it is a name and free', () => {
    const root = new App();
    expect(uniqueId(root, 'orders')).toBe('orders');
    expect(problemsBelow(root)).toEqual([]);
  });

  test('is reported where it is taken, and another stands in for it', () => {
    const root = new App();
    new Construct(root, 'orders');
    new Construct(root, uniqueId(root, 'orders'));
    new Construct(root, uniqueId(root, 'orders'));

    expect(root.node.children.map(({ node }) => node.id)).toEqual(['orders', 'orders-2', 'orders-3']);
    expect(problemsBelow(root)).toMatchObject([{ code: 'NAUST-PLT-001', got: '"orders"' }]);
  });

  test.each(['', 'Orders', 'a/b', 'a\nb', '1', 5 as never, undefined as never, {} as never])(
    'is reported where it is no name: %j',
    (id) => {
      const root = new App();
      new Construct(root, uniqueId(root, id));
      expect(problemsBelow(root)).toMatchObject([{ code: 'NAUST-VAL-005' }]);
    },
  );
});
