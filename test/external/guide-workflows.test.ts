import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { stackFolder } from '../cli/stack-folder';
import { storyOf } from '../docs/story';
import { describeWith } from './require-program';
import { type Ran, run, runOk } from './run';

const root = resolve(__dirname, '../..');
const guide = readdirSync(join(root, 'docs/guide'))
  .filter((name) => name.endsWith('.md'))
  .sort();
const pages = guide.map((path) => ({ path, text: readFileSync(join(root, 'docs/guide', path), 'utf8') }));
/** What the reader has at the end. */
const { sources } = storyOf(pages).at(-1)!;
const workflows = Object.keys(sources).filter((path) => path.startsWith('.github/workflows/'));

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

/** What a workflow runs of naust and git. To install is not for a test; to compile and to test has one of its own. */
function commandsOf(path: string): readonly string[] {
  const { jobs } = parse(sources[path]!) as Workflow;
  return Object.values(jobs)
    .flatMap((job) => job.steps.flatMap((step) => step.run ?? []))
    .filter((command) => !/^(npm ci|npx (tsc|jest)\b.*)$/.test(command));
}

describeWith(['check-jsonschema'], 'a workflow of the guide', (paths) => {
  const folder = stackFolder();

  test.each(workflows)('is one that GitHub understands: %s', async (path) => {
    const file = join(folder, 'workflow.yaml');
    const check = ['--builtin-schema', 'vendor.github-workflows', file];
    writeFileSync(file, sources[path]!);
    await runOk(paths['check-jsonschema'], check);
    writeFileSync(file, sources[path]!.replace('runs-on:', 'run-on:'));
    expect(await run(paths['check-jsonschema'], check)).toMatchObject({ code: 1 });
  });
});

describe('in the repository of who read the guide', () => {
  const folder = stackFolder();
  const repository = join(folder, 'shop');
  const summary = join(folder, 'summary.md');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  };

  const env = {
    PATH: `${folder}:${process.env['PATH']}`,
    GITHUB_BASE_REF: 'main',
    GITHUB_STEP_SUMMARY: summary,
  };
  const git = (...args: readonly string[]): Promise<Ran> =>
    runOk('git', ['-c', 'user.name=naust', '-c', 'user.email=naust@example.no', ...args], {
      cwd: repository,
    });
  const commit = async (): Promise<void> => {
    await git('add', '--all');
    await git('commit', '--quiet', '--message=shop');
  };

  /** The exit codes of a workflow's commands, up to the first that fails, as a runner of GitHub runs them. */
  async function codesOf(workflow: string): Promise<readonly number[]> {
    const codes: number[] = [];
    for (const command of commandsOf(workflow)) {
      if (codes.at(-1)) break;
      const { code } = await run('bash', ['-e', '-c', command], { cwd: repository, env });
      codes.push(code);
    }
    return codes;
  }

  beforeAll(async () => {
    const tsx = join(root, 'node_modules/tsx/dist/cjs/index.cjs');
    const naust = `exec node --require '${tsx}' '${join(root, 'src/cli/naust.ts')}' "$@"`;
    writeFileSync(join(folder, 'npx'), `#!/bin/sh\n[ "$1" = naust ] || exit 127\nshift\n${naust}\n`, {
      mode: 0o755,
    });
    Object.entries(sources).forEach(([path, text]) => write(path, text));
    write('agreed', '');
    await git('init', '--quiet', '--initial-branch=main');
    await runOk('bash', ['-e', '-c', 'npx naust synth main.ts'], { cwd: repository, env });
    await commit();
    await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  });

  test('the stack and what is committed of it agree, until somebody edits a file', async () => {
    expect(await codesOf('.github/workflows/stack.yaml')).toEqual([0, 0]);
    const [file] = readdirSync(join(repository, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('shop.k8s.yaml'))
      .map((path) => join('dist', path));
    write(file!, `${readFileSync(join(repository, file!), 'utf8')}# by hand\n`);
    await commit();
    expect(await codesOf('.github/workflows/stack.yaml')).toEqual([0, 1]);
    await git('reset', '--quiet', '--hard', 'origin/main');
  });

  test('a pull request tells what it changes, and fails where a risk is not agreed to', async () => {
    const images = JSON.parse(sources['images/prod.json']!) as Readonly<Record<string, string>>;
    const next = images['orders']!.replace(/:.*/, ':9.9.9');
    write('images/prod.json', JSON.stringify({ ...images, orders: next }));
    expect(await codesOf('.github/workflows/review.yaml')).toEqual([0]);
    expect(readFileSync(summary, 'utf8')).toContain(':9.9.9');

    write('main.ts', sources['main.ts']!.replace(/prod: shop\(prod\)(\.platform)?,?/, ''));
    expect(await codesOf('.github/workflows/review.yaml')).toEqual([3]);
  });
});
