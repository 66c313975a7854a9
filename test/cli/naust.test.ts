import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { naustOfTheFile, type Ran, type RunNaust, runNaust } from './run-naust';

const STACKS = resolve(__dirname, '../emit/stacks');
const imports = [
  `import { environments, Platform, Project, Residency } from 'naust';`,
  `import { smallPlatform } from '${STACKS}';`,
  '',
].join('\n');

const folder = mkdtempSync(join(tmpdir(), 'naust-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `naust synth` on a stack file with this text, into a folder of its own. */
function synthBy(run: RunNaust) {
  return (
    name: string,
    text: string,
    args: readonly string[] = [],
    environment: Record<string, string> = {},
  ) => {
    const stack = join(folder, `${name}.ts`);
    writeFileSync(stack, `${imports}${text}\n`);
    return run(['synth', stack, '--output', join(folder, name), ...args], environment);
  };
}

const good = `export default environments({ test: smallPlatform('shop-test'), prod: smallPlatform('shop-prod') });`;
const bad = `export default environments({ a: smallPlatform('shop'), b: smallPlatform('shop') });`;
const talkative = `console.log('hello');
queueMicrotask(() => console.log('and'));
process.on('exit', () => console.log('goodbye'));
setInterval(() => {}, 1000);`;

/** What has to do with the process: how it ends, and what is printed after the command is through. */
const synth = synthBy(runNaust);
const alone = {
  fine: () => synth('fine', good),
  exits: () => synth('exits', `${bad}\nprocess.exit(0);`),
  rejects: () => synth('rejects', `${good}\nvoid Promise.reject(new Error('too late'));`),
  prints: () => synth('prints', `${good}\n${talkative}`, ['--format', 'json']),
};

const sharing = naustOfTheFile();
const next = synthBy(sharing);
const together = {
  problem: () => next('problem', bad),
  throws: () => next('throws', `throw new Error('no\\nanswer');`),
  notInstalled: () => next('notInstalled', `import { x } from 'absent/x';\nx();`),
  json: () => next('json', good, ['--format', 'json']),
  platform: () => next('platform', `export default smallPlatform();`),
  problemJson: () => next('problem-json', bad, ['--format', 'json']),
  debug: () => next('debug', `throw new Error('no answer');`, ['--debug']),
  syntax: () => next('syntax', `export default {`),
  throwsObject: () => next('throwsObject', `throw { reason: 'none' };`),
  nothing: () => next('nothing', `export const platform = 1;`),
  uncalled: () => next('uncalled', `export default () => smallPlatform();`),
  notWhole: () => next('not-whole', `export default environments({ prod: undefined } as never);`),
  markdown: () => sharing(['synth', 'README.md', '--output', join(folder, 'markdown')]),
  folder: () => sharing(['synth', folder, '--output', join(folder, 'folder')]),
  noOutput: () => sharing(['synth', 'main.ts', '--output', '']),
  empty: () => next('empty', `export default environments({});`),
  copy: () => next('copy', `export default new (class Project { platforms = {}; })();`),
  missing: () => sharing(['synth', join(folder, 'absent.ts'), '--output', join(folder, 'absent')]),
  half: () => next('half', good, [], { CDK8S_OUTDIR: join(folder, 'half-dist') }),
  hidden: () => next('hidden', good, [], { CDK8S_DISABLE_SORT: '1' }),
  exitsLater: () => next('exitsLater', `${good}\nqueueMicrotask(() => process.exit(0));`),
  exitsInSynth: () =>
    next(
      'exitsInSynth',
      `const platform = smallPlatform();
platform.beforeSynth(() => process.exit(0));
export default platform;`,
    ),
  throwsTwice: () => next('throwsTwice', `void Promise.reject(new Error('one'));\nthrow new Error('two');`),
  unknown: () => sharing(['launch']),
  help: () => sharing(['--help']),
  option: () => sharing(['synth', '--format', 'xml']),
};

const runs = { ...alone, ...together };
const ran = {} as Record<keyof typeof runs, Ran>;
beforeAll(async () => {
  const waiting = Object.entries(runs) as [keyof typeof runs, () => Promise<Ran>][];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) ran[one[0]] = await one[1]();
  };
  await Promise.all([worker(), worker(), worker()]);
}, 180_000);

test('a good stack is written: a line a root, and nothing on stderr', () => {
  expect(ran.fine).toMatchObject({ code: 0, stderr: '' });
  expect(ran.fine.stdout.split('\n').map((line) => line.replace(/^.*\//, ''))).toEqual([
    'dist: 2 written, 0 unchanged, 0 removed',
    'cdktf.out: 3 written, 0 unchanged, 0 removed',
    'naust.out: 4 written, 0 unchanged, 0 removed',
    '',
  ]);
  expect(readdirSync(join(folder, 'fine')).sort()).toEqual(['cdktf.out', 'dist', 'naust.out']);
});

test('what was written is JSON where it is asked for', () => {
  expect(ran.json).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(ran.json.stdout)).toMatchObject({
    roots: [{ root: 'dist', written: ['shop-prod/shop.k8s.yaml', 'shop-test/shop.k8s.yaml'] }, {}, {}],
  });
});

test('a platform on its own is a stack too', () => {
  expect(ran.platform.code).toBe(0);
});

test('a problem is on stderr in the one form, and nothing is written', () => {
  expect(ran.problem).toEqual({
    code: 1,
    stdout: '',
    stderr: [
      'NAUST-PLT-003 shop',
      '  has the name of another platform in the project',
      '  got: shop   allowed: a name of its own for each platform',
      '  fix: rename one, such as shop-test and shop-prod',
      '  see: docs/errors.md#naust-plt-003',
      '',
    ].join('\n'),
  });
  expect(existsSync(join(folder, 'problem'))).toBe(false);
});

test('a problem is JSON where it is asked for', () => {
  expect(ran.problemJson).toMatchObject({ code: 1, stdout: '' });
  expect(JSON.parse(ran.problemJson.stderr)).toEqual({
    problems: [
      expect.objectContaining({ code: 'NAUST-PLT-003', path: 'shop', see: 'docs/errors.md#naust-plt-003' }),
    ],
  });
});

test.each([
  ['throws', 'NAUST-RUN-002', /got: no answer \(\S+throws\.ts:3\)/],
  ['syntax', 'NAUST-RUN-002', /got: \S.*syntax\.ts/],
  ['notInstalled', 'NAUST-RUN-002', /notInstalled\.ts\n.*not installed[^]*npm install absent,/],
  ['throwsObject', 'NAUST-RUN-002', /got: \{ reason: 'none' \}/],
  ['missing', 'NAUST-RUN-001', /no file at \S+absent\.ts/],
  ['nothing', 'NAUST-RUN-003', /a default export that is missing/],
  ['uncalled', 'NAUST-RUN-003', /a function: call it/],
  ['empty', 'NAUST-RUN-003', /without a platform/],
  ['notWhole', 'NAUST-RUN-003', /"prod" is missing/],
  ['exits', 'NAUST-RUN-002', /got: process\.exit\(0\) \(\S+exits\.ts:4\)/],
  ['exitsLater', 'NAUST-RUN-002', /got: process\.exit\(0\) \(\S+exitsLater\.ts:4\)/],
  ['exitsInSynth', 'NAUST-RUN-002', /got: process\.exit\(0\) \(\S+exitsInSynth\.ts:4\)/],
  ['throwsTwice', 'NAUST-RUN-002', /got: two/],
  ['rejects', 'NAUST-RUN-002', /got: too late/],
  ['markdown', 'NAUST-RUN-002', /is not TypeScript\n.*ends in "\.md"/],
  ['folder', 'NAUST-RUN-001', /no file at/],
  ['copy', 'NAUST-RUN-004', /two copies/],
  ['hidden', 'NAUST-OUT-001', /CDK8S_DISABLE_SORT/],
] as const)('a stack file that is no stack is a problem without a stack trace: %s', (name, code, text) => {
  expect(ran[name]).toMatchObject({ code: 1, stdout: '' });
  expect(ran[name].stderr.startsWith(`${code} `)).toBe(true);
  expect(ran[name].stderr).toMatch(text);
  expect(ran[name].stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(folder, name))).toBe(false);
});

test('the stack trace is there with --debug', () => {
  expect(ran.debug.code).toBe(1);
  expect(ran.debug.stderr).toMatch(/^Error: no answer\n\s+at .*debug\.ts:3/m);
});

test('with CDK8S_OUTDIR only the Kubernetes half is written, there', () => {
  expect(ran.half).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(folder, 'half'))).toBe(false);
  expect(readdirSync(join(folder, 'half-dist')).sort()).toEqual(['.naust-written', 'shop-prod', 'shop-test']);
});

test('what a stack file prints goes to stderr, and what it leaves open is not waited for', () => {
  expect(ran.prints).toMatchObject({ code: 0, stderr: 'hello\nand\ngoodbye\n' });
  expect(JSON.parse(ran.prints.stdout)).toHaveProperty('roots');
});

test.each(['unknown', 'option', 'noOutput'] as const)(
  'a command that was written wrong has an exit code of its own: %s',
  (name) => {
    expect(ran[name]).toMatchObject({ code: 2, stdout: '' });
  },
);

test('help is fine', () => {
  expect(ran.help).toMatchObject({ code: 0, stderr: '' });
});
