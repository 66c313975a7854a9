import { comparedWithCdk8s } from './same-as-cdk8s';

test('whatever the tree, each file holds what cdk8s writes, and what cdk8s cannot write is a problem', () => {
  const { both, neither } = comparedWithCdk8s({ numRuns: 80 });
  expect(both).toBeGreaterThan(neither / 2);
});
