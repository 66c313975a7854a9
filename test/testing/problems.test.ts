import { Chart, Testing } from 'cdk8s';
import { addCheck } from '../../src/kernel';
import { Microservice } from '../../src/workload';
import { Problems, problemsOf } from '../../src/testing';
import { emptyPlatform } from '../emit/stacks';
import { failure } from './failure';
import { shop, wrong } from './shop';

/** A platform in which one thing is wrong and one is warned of. */
function doubtful() {
  const platform = emptyPlatform();
  addCheck(platform, () => [
    { code: 'NAUST-TST-001', what: 'is wrong', got: 'this', allowed: 'that', fix: 'change it' },
    {
      code: 'NAUST-TST-002',
      what: 'is odd',
      got: 'this',
      allowed: 'that',
      fix: 'change it',
      severity: 'warning',
    },
  ]);
  return platform;
}

test('a problem is found by its code, its place and how bad it is', () => {
  const problems = Problems.of(doubtful());
  problems.hasProblem('NAUST-TST-001');
  problems.hasProblem('NAUST-TST-001', { path: 'shop-test', severity: 'error' });
  problems.hasProblem('NAUST-TST-002', { severity: 'warning' });
  problems.hasNoProblem('NAUST-TST-003');
  problems.hasNoProblem('NAUST-TST-001', { severity: 'warning' });
  expect(problems.all.map(({ code }) => code)).toEqual(['NAUST-TST-001', 'NAUST-TST-002']);
});

test('a problem that is not there: what is wrong instead', () => {
  expect(failure(() => Problems.of(wrong()).hasProblem('NAUST-RES-001'))).toMatch(
    /^no NAUST-RES-001; found\nNAUST-VAL-005 Shop!\n {2}name is not a Kubernetes name\n/,
  );
  expect(failure(() => Problems.of(emptyPlatform()).hasProblem('NAUST-RES-001'))).toBe(
    'no NAUST-RES-001; nothing is wrong',
  );
});

test('a problem that is elsewhere: where', () => {
  expect(
    failure(() => Problems.of(doubtful()).hasProblem('NAUST-TST-001', { path: 'shop', severity: 'warning' })),
  ).toMatch(/^no NAUST-TST-001 warning at shop; it is elsewhere\nNAUST-TST-001 shop-test\n/);
});

test('a problem that is not to be there is told as the user would be told', () => {
  expect(failure(() => Problems.of(doubtful()).hasNoProblem('NAUST-TST-002'))).toMatch(
    /^no NAUST-TST-002 expected, found\nNAUST-TST-002 \(warning\) shop-test\n/,
  );
});

test('a stack without problems has none, and one with a warning alone has no errors', () => {
  const good = Problems.of(shop().platform);
  good.hasNoProblems();
  good.hasNoErrors();
  const warned = emptyPlatform();
  addCheck(warned, () => Problems.of(doubtful()).all.slice(1));
  Problems.of(warned).hasNoErrors();
  expect(failure(() => Problems.of(warned).hasNoProblems())).toMatch(
    /^no problems expected, found\nNAUST-TST-002 \(warning\) shop-test\n/,
  );
});

test('errors are told without the warnings beside them', () => {
  const text = failure(() => Problems.of(doubtful()).hasNoErrors());
  expect(text).toMatch(/^no errors expected, found\nNAUST-TST-001 shop-test\n/);
  expect(text).not.toContain('NAUST-TST-002');
});

test('of many problems as many are told as can be read', () => {
  const platform = emptyPlatform();
  const finding = { what: 'is wrong', got: 'this', allowed: 'that', fix: 'change it' };
  addCheck(platform, () =>
    [1, 2, 3, 4, 5, 6, 7].map((n) => ({ code: `NAUST-TST-${n}` as const, ...finding })),
  );
  const text = failure(() => Problems.of(platform).hasNoProblems());
  expect(text).toContain('NAUST-TST-5 shop-test');
  expect(text).toMatch(/\n\n\.\.\. and 2 more$/);
});

test('in a plain app of cdk8s they are the same', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new Microservice(chart, 'orders', { image: 'not an image' });
  Problems.of(chart).hasProblem('NAUST-VAL-004', { path: 'shop/orders' });
  expect(problemsOf(chart)).toEqual(Problems.of(chart).all);
});
