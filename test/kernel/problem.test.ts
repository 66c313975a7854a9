import { type Problem, ProblemsError, problemJson, problemText } from '../../src/kernel';

const problem: Problem = {
  code: 'NAUST-TST-001',
  severity: 'error',
  path: 'shop-prod/stavanger/observability',
  what: 'is pinned to Norway, but no pool of cluster "stavanger" is there',
  got: 'hetzner hel1 (Helsinki, Finland)',
  allowed: 'a place in NO',
  fix: 'use upcloud no-svg1 or an adopted host in Norway, or Residency.eea()',
};

test('a problem reads as the design shows it', () => {
  expect(problemText(problem)).toBe(
    [
      'NAUST-TST-001 shop-prod/stavanger/observability',
      '  is pinned to Norway, but no pool of cluster "stavanger" is there',
      '  got: hetzner hel1 (Helsinki, Finland)   allowed: a place in NO',
      '  fix: use upcloud no-svg1 or an adopted host in Norway, or Residency.eea()',
      '  see: docs/errors.md#naust-tst-001',
    ].join('\n'),
  );
});

test('a warning says that it is one', () => {
  expect(problemText({ ...problem, severity: 'warning' })).toMatch(/^NAUST-TST-001 \(warning\) shop-prod/);
});

test('a program reads the same', () => {
  expect(problemJson(problem)).toEqual({ ...problem, see: 'docs/errors.md#naust-tst-001' });
});

test('an error carries every problem', () => {
  const error = new ProblemsError([problem, { ...problem, path: 'elsewhere' }]);
  expect(error.problems).toHaveLength(2);
  expect(error.message.split('\n\n')).toHaveLength(2);
});
