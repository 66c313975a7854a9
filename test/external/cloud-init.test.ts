import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { asset, renderUserData } from '../../src/cloud-init';
import { adoptedAgent, agent, firstServer, joiningServer } from '../cloud-init/example-hosts';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const hosts = { agent, firstServer, joiningServer, adoptedAgent };

describeWith(['cloud-init'], 'cloud-init', (paths) => {
  const folder = temporaryFolder('cloud-init');

  test.each(Object.entries(hosts))('takes the user data of %s', async (name, host) => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, renderUserData(host));
    const { code, stdout, stderr } = await run(paths['cloud-init'], ['schema', '--config-file', file]);
    expect({ code, output: stdout + stderr }).toEqual({
      code: 0,
      output: expect.stringMatching(/^Valid/) as string,
    });
  });
});

describeWith(['yamllint'], 'yamllint', (paths) => {
  const folder = temporaryFolder('yamllint');
  const rules =
    '{rules: {key-duplicates: enable, truthy: enable, octal-values: enable, indentation: {spaces: consistent, indent-sequences: consistent}}}';

  test.each(Object.entries(hosts))('finds no ambiguous value for %s', async (name, host) => {
    const outer = join(folder, `${name}.yaml`);
    const inner = join(folder, `${name}-k3s.yaml`);
    writeFileSync(outer, renderUserData(host));
    const { write_files: files } = parse(renderUserData(host)) as {
      write_files: { path: string; content: string }[];
    };
    writeFileSync(inner, files.find(({ path }) => path === '/etc/rancher/k3s/config.yaml')!.content);
    const { stdout } = await run(paths.yamllint, ['-f', 'parsable', '-d', rules, outer, inner]);
    expect(stdout).toBe('');
  });
});

describeWith(['shellcheck'], 'shellcheck', (paths) => {
  test.each(['naust-join', 'naust-gate', 'bootstrap.sh'] as const)('finds no fault in %s', async (name) => {
    const { stdout } = await run(
      paths.shellcheck,
      ['--shell=sh', '--enable=all', '--exclude=SC2250,SC2312,SC2310,SC2249', '-'],
      {
        stdin: asset(name),
      },
    );
    expect(stdout).toBe('');
  });
});
