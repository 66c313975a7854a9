import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isShown, standsIn } from './alike';
import type { Result, Task } from './run-stories';
import { type Page, type Step, storyOf } from './story';

const root = resolve(__dirname, '../..');
const page = (path: string): Page => ({ path, text: readFileSync(join(root, path), 'utf8') });
const pagesIn = (folder: string): readonly Page[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => page(`${folder}/${name}`));

/** The guide is read from one end to the other, every other page alone. */
const stories = [pagesIn('docs/guide'), ...[page('README.md'), ...pagesIn('docs')].map((alone) => [alone])];
const steps = stories.flatMap((pages) => storyOf(pages).map((step) => step));

// Inside the project, as a user's stack is: its imports are looked up from where it lies.
mkdirSync(join(root, '.naust'), { recursive: true });
const folder = mkdtempSync(join(root, '.naust', 'docs-'));
const folderOf = (step: Step): string => join(folder, String(steps.indexOf(step)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the README calls its own example is the project's, which is not for a test to write into. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm ci && npm run synth': `npx naust synth ${join(root, 'examples/shop/main.ts')}`,
};

function taskOf(step: Step, index: number): Task {
  const before = steps[index - 1];
  return {
    folder: folderOf(step),
    ...(before?.page === step.page && { after: folderOf(before) }),
    file: step.file,
    commands: step.shown.map(({ command }) => elsewhere[command] ?? command),
  };
}

for (const step of steps) {
  mkdirSync(folderOf(step), { recursive: true });
  for (const [path, text] of Object.entries(step.sources)) {
    const file = join(folderOf(step), path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

test('every block of TypeScript fits the types', () => {
  const config = { extends: relative(folder, join(root, 'tsconfig.json')), include: ['**/*.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = spawnSync('npx', ['tsc', '-p', folder], { cwd: folder, encoding: 'utf8' });
  const lines = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(\d+)\//, (_, index: string) => `${nameOf(steps[Number(index)]!)}/`));
  expect(lines).toEqual([]);
}, 30_000);

const nameOf = ({ page: path, line }: Step): string => `${path}:${line}`;

let results: readonly Result[] = [];
beforeAll(() => {
  const run = join(__dirname, 'run-stories.ts');
  const input = JSON.stringify(steps.map(taskOf));
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', run], {
    cwd: root,
    encoding: 'utf8',
    input,
  });
  if (!stdout.startsWith('[')) throw new Error(`the blocks were not run to the end: ${stderr}${stdout}`);
  results = JSON.parse(stdout) as readonly Result[];
}, 60_000);

describe.each(steps.map((step, index) => ({ name: nameOf(step), ...step, index })))('$name', (step) => {
  for (const [index, { command, output }] of step.shown.entries()) {
    test(`${command} prints what the page shows`, () => {
      const printed = results[step.index]!.printed[index]!;
      expect(isShown(printed, output) ? output : printed.trimEnd()).toBe(output);
    });
  }

  test('runs, and has no error that is not shown', () => expect(results[step.index]!.errors).toEqual([]));

  for (const { file, text, line } of step.excerpts) {
    test(`line ${line} is in ${file}`, () => {
      const content = readFileSync(join(folder, String(step.index), file), 'utf8');
      expect(standsIn(content, text) ? text : content).toBe(text);
    });
  }
});
