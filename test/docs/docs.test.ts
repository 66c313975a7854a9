import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { isShown, standsIn } from './alike';
import { notRun, onlyRead, programFolder, ranScript, readScript, type ScriptRun } from './run-script';
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
const steps = stories.flatMap((pages) =>
  storyOf(pages).map((step, index) => ({ ...step, isFirst: index === 0 })),
);

// Inside the project, as a user's stack is: its imports are looked up from where it lies.
mkdirSync(join(root, '.naust'), { recursive: true });
const folder = mkdtempSync(join(root, '.naust', 'docs-'));
const folderOf = (index: number): string => join(folder, String(index));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the README calls its own example is the project's, which is not for a test to write into. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm ci && npm run synth': `npx naust synth ${join(root, 'examples/shop/main.ts')}`,
};

const tasks = steps.map(({ isFirst, written, shown }, index): Task => ({
  folder: folderOf(index),
  ...(!isFirst && { after: folderOf(index - 1) }),
  files: written.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')),
  commands: shown.map(({ command }) => elsewhere[command] ?? command),
}));

for (const [index, { sources }] of steps.entries()) {
  mkdirSync(folderOf(index), { recursive: true });
  for (const [path, content] of Object.entries(sources)) {
    const file = join(folderOf(index), path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
const config = { extends: relative(folder, join(root, 'tsconfig.json')), include: ['**/*.ts'] };
writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));

const programOf = (name: string): string => realpathSync(join(root, 'node_modules', '.bin', name));

async function printedBy(file: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(input);
  return text(child.stdout);
}

// Both take their time, and neither waits for the other.
const checked = printedBy(programOf('tsc'), ['-p', folder]);
const told = printedBy(programOf('tsx'), [join(__dirname, 'run-stories.ts')], JSON.stringify(tasks));

const nameOf = ({ page: path, line }: Step): string => `${path}:${line}`;

test('every block of TypeScript fits the types', async () => {
  const lines = (await checked)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      line.replace(/^.*?\/docs-\w+\/(\d+)\//, (_, index: string) => `${nameOf(steps[Number(index)]!)}/`),
    );
  expect(lines).toEqual([]);
}, 180_000);

const bin = programFolder(join(folder, 'bin'));

let results: readonly Result[] = [];
beforeAll(async () => {
  results = JSON.parse(await told) as readonly Result[];
}, 180_000);

describe.each(steps.map((step, index) => ({ name: nameOf(step), ...step, index })))('$name', (step) => {
  for (const [index, { command, output }] of step.shown.entries()) {
    test(`${command} prints what the page shows`, () => {
      const printed = results[step.index]!.printed[index]!;
      expect(isShown(printed, output) ? output : printed.trimEnd()).toBe(output);
    });
  }

  for (const { text: script, line } of step.scripts) {
    const why = onlyRead[step.page];
    const left = why === undefined ? notRun(script) : [why];
    test(`line ${line} is for a shell${left.map((reason) => `; ${reason}`).join('')}`, () => {
      const at = folderOf(step.index);
      const ran: ScriptRun = why === undefined ? ranScript(at, bin, script) : readScript(at, script);
      expect(ran).toEqual({ code: 0, said: ran.code === 0 ? ran.said : '' });
    });
  }

  test('runs, and has no error that is not shown', () => expect(results[step.index]!.errors).toEqual([]));

  for (const { file, text: excerpt, line } of step.excerpts) {
    test(`line ${line} is in ${file}`, () => {
      const content = readFileSync(join(folderOf(step.index), file), 'utf8');
      expect(standsIn(content, excerpt) ? excerpt : content).toBe(excerpt);
    });
  }
});

test('each page whose commands are only read has some', () => {
  const pages = steps.flatMap(({ page: path, scripts }) => (scripts.length > 0 ? [path] : []));
  expect(pages).toEqual(expect.arrayContaining(Object.keys(onlyRead)));
});
