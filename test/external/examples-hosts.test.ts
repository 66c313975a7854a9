import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import host from '../../examples/host/main';
import norway from '../../examples/norway/main';
import shop from '../../examples/shop/main';
import { filesOf } from '../../src/testing';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const hostFiles = [shop, norway, host].flatMap((project) =>
  [...filesOf(project)].filter(([path]) => path.startsWith('naust.out/')),
);

describeWith(['cloud-init', 'shellcheck'], 'the hosts of the examples', (paths) => {
  const folder = temporaryFolder('example-hosts');

  test('are described as cloud-init reads it', async () => {
    const userData = hostFiles.filter(([path]) => path.endsWith('/user-data.yaml'));
    expect(userData.length).toBeGreaterThan(10);
    for (const [path, text] of userData) {
      const file = join(folder, 'user-data.yaml');
      writeFileSync(file, text);
      const { code, stderr } = await run(paths['cloud-init'], ['schema', '--config-file', file]);
      expect({ path, code, stderr }).toEqual({ path, code: 0, stderr: '' });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(32_768);
    }
  }, 180_000);

  test('are joined by a script without a fault', async () => {
    const scripts = hostFiles.filter(([path]) => /\/(bootstrap|install)\.sh$/.test(path));
    expect(scripts).toHaveLength(5);
    for (const [, text] of scripts) {
      const file = join(folder, 'bootstrap.sh');
      writeFileSync(file, text);
      expect(await run(paths.shellcheck, [file])).toMatchObject({ code: 0, stdout: '' });
    }
  });
});
