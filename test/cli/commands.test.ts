import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { naustOfTheFile } from './run-naust';
import { stackFolder, twoEnvironments, write } from './stack-folder';

const runNaust = naustOfTheFile();
const folder = stackFolder();
const at = (name: string): string => {
  mkdirSync(join(folder, name), { recursive: true });
  return join(folder, name);
};
const wrong = twoEnvironments(3).replace(':1.0.0', ':latest');

describe('naust diff', () => {
  const output = at('diff');
  const stack = (replicas: number) => write(output, 'main.ts', twoEnvironments(replicas));
  const diff = (...args: readonly string[]) =>
    runNaust(['diff', join(output, 'main.ts'), '--output', output, ...args]);
  const change = (platform: string) => `change:${platform}/Deployment/shop/orders`;

  beforeAll(async () => {
    expect(await runNaust(['synth', stack(3), '--output', output])).toMatchObject({ code: 0 });
  });

  test('finds nothing in a stack that has not changed', async () => {
    stack(3);
    expect(await diff()).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('No difference') as string,
    });
  });

  test('tells a change, and ends with the code for differences', async () => {
    stack(4);
    const { code, stdout } = await diff();
    expect(code).toBe(3);
    expect(stdout).toContain(change('shop-prod'));
    expect(stdout).toContain(change('shop-test'));
    expect(stdout).not.toContain('\u001b[');
  });

  test('ends well when every change was agreed to', async () => {
    stack(4);
    const agreed = await diff(
      '--agree',
      change('shop-prod'),
      '--agree',
      change('shop-test'),
      '--format',
      'json',
    );
    expect(agreed.code).toBe(0);
    expect(JSON.parse(agreed.stdout)).toMatchObject({
      open: 0,
      changes: [{ agreed: true }, { agreed: true }],
    });
    expect((await diff('--agree', change('shop-prod'))).code).toBe(3);
  });

  test('writes nothing, and compares with what someone edited as it is', async () => {
    stack(3);
    const file = join(output, 'dist/shop-prod/shop.k8s.yaml');
    const before = readFileSync(file, 'utf8');
    const edited = before.replace('replicas: 3', 'replicas: 7');
    writeFileSync(file, edited);
    const { code, stdout, stderr } = await diff();
    expect({ code, first: stderr.split('\n')[0] }).toEqual({
      code: 3,
      first: `NAUST-DIF-008 (warning) ${file}`,
    });
    expect(stdout).toContain('~ spec.replicas: 7 -> 3');
    expect(readFileSync(file, 'utf8')).toBe(edited);
    writeFileSync(file, before);
  });

  test('compares the environments that are asked for, and says where one is not there', async () => {
    stack(4);
    const { code, stdout } = await diff('--env', 'test');
    expect(code).toBe(3);
    expect(stdout).toContain(change('shop-test'));
    expect(stdout).not.toContain('shop-prod');
    const unknown = await diff('--env', 'staging');
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toMatch(/NAUST-RUN-006[^]*fix: write one that is there, or leave --env out/);
  });

  test('does not understand an agreement to nothing', async () => {
    expect(await diff('--agree', 'perhaps')).toMatchObject({ code: 2, stdout: '' });
  });

  test('says so where a plan cannot be read', async () => {
    stack(3);
    const { code, stderr } = await diff('--plan', join(folder, 'absent.json'));
    expect({ code, first: stderr.split(' ')[0] }).toEqual({ code: 1, first: 'NAUST-DIF-003' });
  });
});

describe('naust diff --against', () => {
  const output = at('against');
  const git = (...args: readonly string[]) => {
    const all = ['-c', 'user.name=naust', '-c', 'user.email=naust@example.no', ...args];
    const { status, stderr } = spawnSync('git', all, { cwd: output, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  const stack = join(output, 'main.ts');
  beforeAll(() => {
    git('init', '--quiet', '--initial-branch=main');
    write(output, 'main.ts', twoEnvironments(3));
    git('add', 'main.ts');
    git('commit', '--quiet', '--message=first');
    write(output, 'main.ts', twoEnvironments(4));
  });

  test('compares with the stack of the revision, and leaves the working tree alone', async () => {
    const { code, stdout } = await runNaust(['diff', stack, '--against', 'main', '--format', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      against: 'main',
      changes: [{ action: 'change' }, { action: 'change' }],
    });
    expect(readFileSync(stack, 'utf8')).toBe(twoEnvironments(4));
    expect(existsSync(join(output, 'dist'))).toBe(false);
  });

  test('compares one environment with what it was in the revision', async () => {
    const { code, stdout } = await runNaust(['diff', stack, '--against', 'main', '--env', 'prod']);
    expect(code).toBe(3);
    expect(stdout).toContain('change:shop-prod/');
    expect(stdout).not.toContain('shop-test');
  });

  test('runs no hook, and runs in one: what git tells a hook is not said of the folder of the revision', async () => {
    const called = join(folder, 'hook-called');
    const hook = join(output, '.git/hooks/post-checkout');
    writeFileSync(hook, `#!/bin/sh\ntouch ${called}\n`, { mode: 0o755 });
    const ofHook = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: '' };
    const index = readFileSync(join(output, '.git/index'));
    expect(await runNaust(['diff', stack, '--against', 'HEAD'], ofHook)).toMatchObject({
      code: 3,
      stderr: '',
    });
    expect(existsSync(called)).toBe(false);
    expect(readFileSync(join(output, '.git/index'))).toEqual(index);
  });

  test('takes away what an interrupted one left', async () => {
    mkdirSync(join(output, '.git/naust-revision-999999999-a/tree'), { recursive: true });
    await runNaust(['diff', stack, '--against', 'main']);
    expect(readdirSync(join(output, '.git')).filter((name) => name.startsWith('naust'))).toEqual([]);
  });

  test.each(['absent', '--help', 'main;id'])(
    'is a problem where there is no revision %j',
    async (revision) => {
      const { code, stderr } = await runNaust(['diff', stack, `--against=${revision}`]);
      expect({ code, first: stderr.split(' ')[0] }).toEqual({ code: 1, first: 'NAUST-DIF-002' });
    },
  );
});

describe('naust check', () => {
  const check = (text: string, ...args: readonly string[]) =>
    runNaust(['check', write(at('check'), 'main.ts', text), ...args]);

  test('says that nothing is wrong, and writes nothing', async () => {
    expect(await check(twoEnvironments(3))).toEqual({ code: 0, stdout: 'nothing is wrong\n', stderr: '' });
    expect(existsSync(join(folder, 'check/dist'))).toBe(false);
  });

  test('says what is wrong where it was asked to', async () => {
    const { code, stdout, stderr } = await check(wrong);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^NAUST-VAL-004 shop-test\/shop\/orders/);
  });

  test('speaks SARIF', async () => {
    const { code, stdout } = await check(wrong, '--format', 'sarif');
    expect(code).toBe(1);
    const log = JSON.parse(stdout) as object;
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'NAUST-VAL-004', level: 'error' }, { ruleId: 'NAUST-VAL-004' }] }],
    });
    expect(JSON.stringify(log)).toContain('"fullyQualifiedName":"shop-test/shop/orders"');
  });

  test('speaks Markdown that no value of a user can break out of', async () => {
    const { stdout } = await check(wrong.replace(':latest', ':<b>`x`</b>'), '--format', 'markdown');
    expect(stdout).toContain('**error** [NAUST-VAL-004](docs/errors.md#naust-val-004)');
    expect(stdout).toContain('``"registry.example.no/shop/orders:<b>`x`</b>"``');
  });

  test('looks at the environments that are asked for', async () => {
    const half = wrong.replace(
      "export default environments({ test: shop('shop-test'),",
      'export default environments({',
    );
    expect(await check(half, '--env', 'prod')).toMatchObject({ code: 1 });
    const { code, stdout } = await check(twoEnvironments(3), '--env', 'pord');
    expect(code).toBe(1);
    expect(stdout).toMatch(/NAUST-RUN-006[^]*fix: write --env prod/);
  });
});

describe('naust synth --env', () => {
  test('leaves what was written of other environments', async () => {
    const output = at('env');
    const stack = write(output, 'main.ts', twoEnvironments(3));
    const file = (platform: string) => readFileSync(join(output, `dist/${platform}/shop.k8s.yaml`), 'utf8');
    await runNaust(['synth', stack, '--output', output]);
    write(output, 'main.ts', twoEnvironments(4));
    expect(await runNaust(['synth', stack, '--output', output, '--env', 'test'])).toMatchObject({ code: 0 });
    expect(file('shop-test')).toContain('replicas: 4');
    expect(file('shop-prod')).toContain('replicas: 3');
  });
});

describe('naust explain', () => {
  test('says what a code means', async () => {
    const { code, stdout } = await runNaust(['explain', 'naust-pod-001']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^NAUST-POD-001\n\nA container has no limit/);
  });

  test('knows a code without what every code begins with', async () => {
    expect((await runNaust(['explain', 'pod-001'])).stdout).toMatch(/^NAUST-POD-001\n/);
  });

  test('offers the nearest where there is none', async () => {
    const { code, stderr } = await runNaust(['explain', 'NAUST-POD-0011']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^NAUST-RUN-009[^]*fix: write NAUST-POD-001/);
  });

  test('offers none where none is near', async () => {
    const { code, stderr } = await runNaust(['explain', 'E1234']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^NAUST-RUN-009[^]*fix: copy the code from the problem/);
  });
});

describe('an output folder', () => {
  test('of sources is refused', async () => {
    const output = at('sources');
    const stack = write(at('sources/dist'), 'main.ts', twoEnvironments(3));
    const { code, stderr } = await runNaust(['synth', stack, '--output', output]);
    expect({ code, first: stderr.split(' ')[0] }).toEqual({ code: 1, first: 'NAUST-RUN-007' });
    expect(existsSync(join(output, 'dist/shop-prod'))).toBe(false);
  });

  test('that a newer naust wrote is left alone', async () => {
    const output = at('newer');
    const stack = write(output, 'main.ts', twoEnvironments(3));
    const record = join(at('newer/dist'), '.naust-written');
    writeFileSync(record, '{"format": 2, "written": {}}');
    const { code, stderr } = await runNaust(['synth', stack, '--output', output]);
    expect({ code, first: stderr.split(' ')[0] }).toEqual({ code: 1, first: 'NAUST-RUN-008' });
    expect(readFileSync(record, 'utf8')).toBe('{"format": 2, "written": {}}');
  });
});

test.each(['synth', 'diff', 'check', 'explain'])('naust %s --help has an example', async (command) => {
  const { code, stdout } = await runNaust([command, '--help']);
  expect(code).toBe(0);
  expect(stdout).toContain(`Example:\n  $ npx naust ${command}`);
});
