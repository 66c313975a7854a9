import { spawnSync } from 'node:child_process';

/**
 * A `describe` over what npm fetches. Where the registry does not answer it is skipped loudly, or fails when
 * NAUST_REQUIRE_TOOLS=1.
 */
export function describeWithRegistry(name: string, body: () => void): void {
  const { status } = spawnSync(
    'npm',
    ['view', 'constructs@10.7.2', 'version', '--fetch-retries=0', '--fetch-timeout=20000'],
    { stdio: 'ignore' },
  );
  if (status === 0) {
    describe(name, body);
    return;
  }
  const reason = 'npm does not reach its registry';
  if (process.env['NAUST_REQUIRE_TOOLS'] === '1') {
    test(name, () => {
      throw new Error(reason);
    });
    return;
  }
  process.stderr.write(`SKIPPED ${name}: ${reason}\n`);
  describe(name, () => {
    test.skip(reason, () => undefined);
  });
}
