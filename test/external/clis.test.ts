import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programs } from '../../tools/programs';
import { describeWith } from './require-program';
import { type Ran, run, runOk } from './run';
import { temporaryFolder } from './temporary-folder';

const root = join(__dirname, '..', '..');

/** What keeps the two from calling home, as docs/cdk8s-and-cdktf.md has it. */
const quiet = { CHECKPOINT_DISABLE: '1', CDK8S_CHECK_UPGRADE: 'false' };

/** Every file below a folder, as path and text. */
function filesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

function naustSynth(stack: string): string {
  return `npx tsx src/cli/naust.ts synth ${stack}`;
}

const brokenStack = `
import { environments } from 'naust';
import { smallPlatform } from ${JSON.stringify(join(root, 'test/emit/stacks'))};
export default environments({ a: smallPlatform('shop'), b: smallPlatform('shop') });
`;

describeWith(['cdk8s', 'cdktf'], 'with the command line of', (paths) => {
  const folder = temporaryFolder('clis');
  const own = join(folder, 'own');
  const broken = join(folder, 'broken.ts');
  const called = join(folder, 'called');

  /** Runs a program in the repository, with its `cdk8s.yaml` and `cdktf.json`, but writing elsewhere. */
  function cli(name: 'cdk8s' | 'cdktf', args: readonly string[], settings: NodeJS.ProcessEnv): Promise<Ran> {
    const env = {
      ...settings,
      CI: '1', // no spinner, and npm does not look for news of itself
      HOME: folder, // neither program finds or leaves anything at home
      TF_CLI_CONFIG_FILE: undefined,
      CONNECTIONS: called,
      NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, 'no-connections.cjs'))}`,
    };
    return run(paths[name], args, { cwd: root, env });
  }

  beforeAll(async () => {
    writeFileSync(broken, brokenStack);
    writeFileSync(called, '');
    const args = [
      '--require',
      'tsx/cjs',
      'src/cli/naust.ts',
      'synth',
      'examples/shop/main.ts',
      '--output',
      own,
    ];
    await runOk(process.execPath, args, { cwd: root });
  }, 60_000);

  describe('cdk8s', () => {
    const output = join(folder, 'kubernetes');

    test('the Kubernetes half is written as naust itself writes it', async () => {
      expect(await cli('cdk8s', ['synth', '--output', output], quiet)).toMatchObject({ code: 0 });
      expect(filesBelow(output)).toEqual(filesBelow(join(own, 'dist')));
    }, 70_000);

    test('a broken stack is a failure that says what is wrong, and leaves no manifest to apply', async () => {
      const ran = await cli('cdk8s', ['synth', '--output', output, '--app', naustSynth(broken)], quiet);
      expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('NAUST-PLT-003 shop\n') });
      expect(existsSync(output)).toBe(false);
    }, 70_000);
  });

  describe('cdktf', () => {
    const output = join(folder, 'terraform');

    test('the Terraform half is written as naust itself writes it', async () => {
      expect(await cli('cdktf', ['synth', '--output', output], quiet)).toMatchObject({ code: 0 });
      expect(filesBelow(output)).toEqual(filesBelow(join(own, 'cdktf.out')));
    }, 70_000);

    test('a broken stack is a failure that says what is wrong, and leaves the last output', async () => {
      const ran = await cli('cdktf', ['synth', '--output', output, '--app', naustSynth(broken)], quiet);
      expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining('NAUST-PLT-003 shop\n') });
      expect(filesBelow(output)).toEqual(filesBelow(join(own, 'cdktf.out')));
    }, 70_000);
  });

  test('nobody is called', () => expect(readFileSync(called, 'utf8')).toBe(''));

  test('their makers are called unless told not to', async () => {
    const app = ['--app', naustSynth(broken)];
    await cli('cdk8s', ['synth', '--output', join(folder, 'asking'), ...app], { CHECKPOINT_DISABLE: '' });
    await cli('cdktf', ['synth', '--output', join(folder, 'asking'), ...app], { CHECKPOINT_DISABLE: '' });
    expect(readFileSync(called, 'utf8').split('\n')).toEqual([
      'registry.npmjs.org:80',
      'checkpoint-api.hashicorp.com:443',
      '',
    ]);
  }, 130_000);

  test.each(['cdk8s', 'cdktf'] as const)(
    '%s is the one that is pinned',
    async (name) => {
      const { stdout } = await cli(name, ['--version'], quiet);
      expect(stdout.trim()).toBe(programs[name].version);
    },
    70_000,
  );
});
