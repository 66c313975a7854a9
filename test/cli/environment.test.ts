import { inEnvironments } from '../../src/cli/stack/environment';
import { environments } from '../../src/platform';
import { emptyPlatform } from '../emit/stacks';

const project = environments({ test: emptyPlatform('shop-test'), prod: emptyPlatform('shop-prod') });

test('an environment that is asked for is looked at alone', () => {
  expect(inEnvironments(project, ['prod'])).toEqual({
    stack: environments({ prod: project.platforms['prod']! }),
  });
});

test.each([
  ['pord', 'write --env prod'],
  ['main.ts', 'write the stack file before --env'],
])('one that the stack does not have is a problem with what to do: %s', (name, fix) => {
  expect(inEnvironments(project, ['test', name])).toMatchObject({
    problem: { code: 'NAUST-RUN-006', got: JSON.stringify(name), allowed: 'test, prod', fix },
  });
});

test('a platform on its own has no environments', () => {
  expect(inEnvironments(emptyPlatform(), ['prod'])).toMatchObject({
    problem: { code: 'NAUST-RUN-006', allowed: 'none: the stack file exports one platform' },
  });
});
