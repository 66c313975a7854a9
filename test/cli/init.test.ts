import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { naustOfTheFile } from './run-naust';
import { stackFolder } from './stack-folder';

const root = resolve(__dirname, '../..');
const runNaust = naustOfTheFile();
const folder = stackFolder();

describe.each(['cluster', 'host'])('naust init %s', (kind) => {
  const project = join(folder, `my shop ${kind}`);
  beforeAll(async () => {
    expect(await runNaust(['init', kind, '--output', project])).toMatchObject({ code: 0, stderr: '' });
  });

  test('makes a project that asks for the naust that made it', () => {
    const made = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Record<string, object>;
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(made['name']).toBe(`my-shop-${kind}`);
    expect(made['dependencies']).toMatchObject({ naust: `^${version}` });
    expect('cdktf' in made['dependencies']!).toBe(kind === 'cluster');
    expect(readdirSync(project)).toContain('.gitignore');
  });

  test('whose stack has nothing wrong with it', async () => {
    const { code, stdout } = await runNaust(['check', join(project, 'main.ts')]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'nothing is wrong\n' });
  });

  test('and which passes its own test', () => {
    const args = ['--import', 'tsx', '--test', join(project, 'main.test.ts')];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect({ status, out: status === 0 ? '' : stdout }).toEqual({ status: 0, out: '' });
    expect(stdout).toMatch(/# pass [23]/);
  });

  test('leaves a folder alone that holds something', async () => {
    const { code, stderr } = await runNaust(['init', kind, '--output', project]);
    expect({ code, first: stderr.split(' ')[0] }).toEqual({ code: 1, first: 'NAUST-RUN-010' });
  });
});

test('naust init goes into a fresh git repository', async () => {
  const project = join(folder, 'fresh');
  mkdirSync(join(project, '.git'), { recursive: true });
  expect(await runNaust(['init', 'host', '--output', project])).toMatchObject({ code: 0 });
});

test('naust init has a problem where a file is in the way of its folder', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { code, stderr } = await runNaust(['init', 'host', '--output', file]);
  expect({ code, first: stderr.split(' ')[0] }).toEqual({ code: 1, first: 'NAUST-RUN-010' });
});

test('naust init makes projects of two kinds only', async () => {
  expect(await runNaust(['init', 'mesh'])).toMatchObject({ code: 2, stdout: '' });
});
