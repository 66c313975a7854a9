import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

const root = join(__dirname, '..', '..');

// As `npm install cdktf@npm:cdktn` would have it: the same project, with another package under the name of cdktf. What
// runs are the unit tests of all that naust does.
describe('with cdktn in the place of cdktf', () => {
  const copy = temporaryFolder('cdktn');
  const modules = join(root, 'node_modules');

  beforeAll(() => {
    const left = new Set([
      '.git',
      '.naust',
      'node_modules',
      'lib',
      'dist',
      'cdktf.out',
      'naust.out',
      'coverage',
    ]);
    for (const entry of readdirSync(root).filter((name) => !left.has(name))) {
      cpSync(join(root, entry), join(copy, entry), { recursive: true });
    }
    mkdirSync(join(copy, 'node_modules'));
    for (const name of readdirSync(modules)) {
      if (name !== 'cdktf') symlinkSync(join(modules, name), join(copy, 'node_modules', name));
    }
    // No link to it: Node would find it under its own name.
    cpSync(join(modules, 'cdktn'), join(copy, 'node_modules', 'cdktf'), { recursive: true });
  });

  test('it is cdktn that is loaded', async () => {
    const script = "require.resolve('cdktf') + ' ' + require('cdktf/package.json').name";
    const { stdout } = await runOk(process.execPath, ['-p', script], { cwd: copy });
    expect(stdout.trim()).toBe(`${join(copy, 'node_modules', 'cdktf', 'lib', 'index.js')} cdktn`);
  });

  test('types are the same', async () => {
    const compiler = join(copy, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = await run(process.execPath, [compiler, '-p', 'tsconfig.json'], {
      cwd: copy,
      timeoutMs: 120_000,
    });
    expect(stdout).toBe('');
  });

  test('the unit tests pass', async () => {
    const jest = join(copy, 'node_modules', 'jest', 'bin', 'jest.js');
    const { stdout } = await run(
      process.execPath,
      [
        jest,
        '--ci',
        '--json',
        '--selectProjects=unit',
        // Those of the sources themselves, which ask git for them, have nothing to do with it, nor the one that takes longest.
        '--testPathPatterns=/test/(?!house/)(?!docs/links)(?!examples/bad-input-types)',
      ],
      { cwd: copy, timeoutMs: 900_000 },
    );
    const { testResults, numPassedTests } = JSON.parse(stdout) as {
      testResults: readonly { name: string; status: string; message: string }[];
      numPassedTests: number;
    };
    expect(testResults.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(numPassedTests).toBeGreaterThan(1000);
  }, 920_000);
});
