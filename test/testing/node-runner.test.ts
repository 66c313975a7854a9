import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Without what Jest tells its own children: the run is to be one of nobody's but Node's. */
function nodeTest(...args: readonly string[]) {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter', 'tap', ...args], {
    cwd: join(__dirname, '..', '..'),
    encoding: 'utf8',
    env,
  });
}

test('the assertions hold, and fail, under the test runner of Node too', () => {
  const { stdout, stderr, status } = nodeTest('test/testing/node-runner/shop.ts');
  expect({ stderr, failed: stdout.match(/^ *not ok.*$/gm), status }).toEqual({
    stderr: '',
    failed: null,
    status: 0,
  });
  expect(stdout).toMatch(/^# pass 5$/m);
});
