import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as main from '../../src';
import * as breaker from '../../src/breaker';
import * as testing from '../../src/testing';
import { entryPoints } from '../../tools/package/entry-points';
import { packageSources } from './package-sources';
import { describeWithRegistry } from './require-registry';
import { run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

const root = join(__dirname, '..', '..');

/** The compilers that users may have, by the names they are installed under. */
const compilers = { ts59: 'typescript@5.9.3', ts60: 'typescript@6.0.3', ts70: 'typescript@7.0.2' };

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const terraform = ['machines.ts', 'misspelt.ts'];
const withoutTerraform = ['module.mts', 'script.cts', 'kubernetes.ts'];

/** How modules are found: with the resolution of Node, or of what bundles them. */
const resolutions = {
  node16: { module: 'node16' },
  nodenext: { module: 'nodenext' },
  bundler: { module: 'preserve', moduleResolution: 'bundler' },
  node10: { module: 'commonjs', moduleResolution: 'node10' },
};

/** Those that a compiler knows: that of Node 10 went with TypeScript 6. */
function resolutionsOf(compiler: keyof typeof compilers): readonly (keyof typeof resolutions)[] {
  const all = Object.keys(resolutions) as (keyof typeof resolutions)[];
  return compiler === 'ts59' ? all : all.filter((name) => name !== 'node10');
}

describeWithRegistry('the package, packed and installed by npm', () => {
  const project = temporaryFolder('package');
  let packed: Packed;

  const npm = (...args: readonly string[]) =>
    runOk('npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier'], {
      cwd: project,
      timeoutMs: 300_000,
    });

  async function typeErrors(
    compiler: keyof typeof compilers,
    resolution: keyof typeof resolutions,
    files: readonly string[],
    types: readonly string[] = ['node'],
  ): Promise<string> {
    const tsconfig = join(project, `tsconfig.${compiler}.${resolution}.json`);
    const options = { target: 'es2022', strict: true, skipLibCheck: false, noEmit: true, types };
    const compilerOptions = { ...options, ...resolutions[resolution] };
    writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files }));
    const { stdout } = await run(
      process.execPath,
      [join(project, 'node_modules', compiler, 'bin', 'tsc'), '-p', tsconfig],
      { cwd: project, timeoutMs: 120_000 },
    );
    return stdout;
  }

  beforeAll(async () => {
    const args = ['pack', '--json', '--loglevel', 'error', '--pack-destination', project];
    const { stdout } = await runOk('npm', args, { cwd: root, timeoutMs: 180_000 });
    // Lifecycle scripts print before it.
    [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as [Packed];
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'a-shop', private: true }));
    for (const [name, text] of Object.entries(packageSources)) writeFileSync(join(project, name), text);
  }, 200_000);

  test('is at most 2 MB', () => {
    const { size } = statSync(join(project, packed.filename));
    expect(size).toBeLessThanOrEqual(2_000_000);
  });

  test('holds what is used, and no tests, sources or maps of them', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(
      paths.filter((path) =>
        /(^|\/)(test|src|tools|bench|etc)\/|\.map$|^(?!templates\/).*(?<!\.d)\.ts$/.test(path),
      ),
    ).toEqual([]);
    for (const { types } of entryPoints(root)) expect(paths).toContain(`lib/${types}`);
    expect(paths).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'CHANGELOG.md', 'docs/errors.md']));
    expect([...new Set(paths.map((path) => path.split('/')[0]))].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'assets',
      'docs',
      'lib',
      'package.json',
      'templates',
    ]);
  });

  describe('for Kubernetes alone', () => {
    beforeAll(async () => {
      const { stderr } = await npm('install', `./${packed.filename}`);
      expect(stderr).not.toMatch(/peer|ERESOLVE|EBADENGINE|deprecated/i);
      const named = Object.entries(compilers).map(([name, of]) => `${name}@npm:${of}`);
      await npm('install', '--save-dev', '@types/node@20', ...named);
    }, 400_000);

    test('has every peer that it needs, and no other version of one', async () => {
      const { code, stdout } = await run('npm', ['ls', '--all'], { cwd: project });
      expect({ code, wrong: stdout.match(/.*(invalid|UNMET(?! OPTIONAL)|extraneous).*/g) }).toEqual({
        code: 0,
        wrong: null,
      });
    });

    test.each(['import.mjs', 'require.cjs'])(
      'synthesises in memory, and is asserted on: %s',
      async (file) => {
        const { stdout } = await runOk(process.execPath, [file], { cwd: project });
        expect(stdout).toMatch(/^# shop\n/);
        expect(stdout).toContain('kind: Deployment');
      },
    );

    test('gives modules of ECMAScript every name that its sources export', async () => {
      const { stdout } = await runOk(process.execPath, ['names.mjs'], { cwd: project });
      const names = (source: object) => Object.keys(source).sort();
      expect(JSON.parse(stdout)).toEqual({
        main: names(main),
        testing: names(testing),
        breaker: names(breaker),
      });
    });

    test('loads what holds a name by the first use of it', async () => {
      const { stdout } = await runOk(process.execPath, ['loaded.cjs'], { cwd: project });
      // The script itself and the entry point.
      expect(JSON.parse(stdout)).toEqual({ files: 2, place: true, same: true });
    });

    test.each(Object.keys(compilers) as (keyof typeof compilers)[])(
      'has its types checked by %s, whole, however modules are found',
      async (compiler) => {
        for (const resolution of resolutionsOf(compiler)) {
          expect([resolution, await typeErrors(compiler, resolution, withoutTerraform)]).toEqual([
            resolution,
            '',
          ]);
        }
      },
      200_000,
    );

    test('writes a stack by its command', async () => {
      const { stdout } = await runOk('npx', ['naust', 'synth', 'kubernetes.ts', '--output', 'out'], {
        cwd: project,
      });
      expect(stdout).toMatch(/^out\/dist: [1-9]\d* written/m);
      expect(readFileSync(join(project, 'out/dist/shop/nordic/shop.k8s.yaml'), 'utf8')).toContain(
        'nginx.conf: ',
      );
    });

    test('says where defaults are from', async () => {
      const { stdout } = await runOk('npx', ['naust', 'defaults', '--stack', 'kubernetes.ts'], {
        cwd: project,
      });
      expect(stdout).toMatch(/^  ClusterProps\.network = '10\.0\.0\.0\/16'\n      RFC 1918/m);
    });

    test('explains a code', async () => {
      const { stdout } = await runOk('npx', ['naust', 'explain', 'NAUST-RES-001'], { cwd: project });
      expect(stdout).toContain('NAUST-RES-001');
    });

    test('says what is missing where Terraform is to make machines', async () => {
      const { code, stderr } = await run('npx', ['naust', 'synth', 'machines.ts'], { cwd: project });
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining("Cannot find module 'cdktf'") as string,
      });
    });
  });

  test('makes a new project, which installs it, compiles and passes its own test', async () => {
    await runOk('npx', ['naust', 'init', 'cluster', '--output', 'new'], { cwd: project });
    const cwd = join(project, 'new');
    const { stderr } = await runOk('npm', ['install', `../${packed.filename}`, '--no-audit', '--no-fund'], {
      cwd,
      timeoutMs: 300_000,
    });
    expect(stderr).not.toMatch(/peer|ERESOLVE|EBADENGINE|deprecated/i);
    const { stdout } = await runOk('npm', ['test'], { cwd, timeoutMs: 120_000 });
    expect(stdout).toMatch(/^# pass [1-9]|^ℹ pass [1-9]/m);
  }, 440_000);

  describe.each([
    ['cdktf', 'cdktf@0.21.0'],
    ['its successor under the same name', 'cdktf@npm:cdktn@0.24.0'],
  ])('with %s', (_, installed) => {
    beforeAll(async () => {
      const { stderr } = await npm('install', installed);
      expect(stderr).not.toMatch(/peer|ERESOLVE|EBADENGINE/i);
    }, 300_000);

    test('has every peer that it needs', async () => {
      const { code } = await run('npm', ['ls', '--all'], { cwd: project });
      expect(code).toBe(0);
    });

    test.each(Object.keys(compilers) as (keyof typeof compilers)[])(
      'has its types checked by %s',
      async (compiler) => {
        expect(await typeErrors(compiler, 'nodenext', [...withoutTerraform, ...terraform])).toBe('');
      },
      200_000,
    );

    test('writes machines by its command', async () => {
      const { stdout } = await runOk(
        'npx',
        ['naust', 'synth', 'machines.ts', '--output', basename(installed)],
        { cwd: project },
      );
      expect(stdout).toMatch(/\/cdktf\.out: [1-9]\d* written/m);
    });
  });
});
