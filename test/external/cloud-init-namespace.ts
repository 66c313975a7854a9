import { spawnSync } from 'node:child_process';

import { findOnPath } from '../../tools/on-path';

/** Runs a shell text in a network namespace of its own, where it is root. */
export const inNamespace = ['-rn', 'sh', '-euc'] as const;

/**
 * A `describe` over what needs a network namespace and these programs. Without them it is skipped loudly, or fails
 * when NAUST_REQUIRE_TOOLS=1.
 */
export function describeInNamespace(programs: readonly string[], name: string, body: () => void): void {
  const missing = ['unshare', ...programs].filter((of) => findOnPath(of) === undefined);
  const made = spawnSync('unshare', [...inNamespace, 'true'], { encoding: 'utf8' });
  const reason = missing.length > 0 ? `${missing.join(', ')} not installed` : made.stderr;
  if (missing.length === 0 && made.status === 0) {
    describe(name, body);
    return;
  }
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
