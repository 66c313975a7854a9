import { readFileSync } from 'node:fs';
import type { Log } from 'sarif';
import { runNaust } from '../cli/run-naust';
import { stackFolder, twoEnvironments, write } from '../cli/stack-folder';
import { describeWith } from './require-program';
import { run } from './run';

describeWith(['check-jsonschema', 'sarif-schema'], 'what naust check says in SARIF', (paths) => {
  const folder = stackFolder();
  // A pattern of the schema holds a bracket that JavaScript takes where it does not look for Unicode.
  const options = ['--regex-variant', 'nonunicode', '--schemafile', paths['sarif-schema']];
  const validated = (log: string) => run(paths['check-jsonschema'], [...options, log]);

  const said = async (text: string): Promise<string> => {
    const stack = write(folder, 'the stack of æøå.ts', text);
    const { stdout } = await runNaust(['check', stack, '--format', 'sarif']);
    return write(folder, 'naust.sarif', stdout);
  };

  test.each([
    ['nothing', [], twoEnvironments(3)],
    ['an error', ['error'], twoEnvironments(3).replace(':1.0.0', ':latest')],
    ['values that are no words', ['error'], twoEnvironments(3).replace(':1.0.0', ':<b>\\u0007`x`</b>')],
    ['a warning', ['warning'], twoEnvironments(3).replaceAll('Microservice', 'Worker')],
    ['that a file does not run', ['error'], `throw new Error('no answer');`],
  ])('fits the schema of SARIF 2.1.0 where it has to say %s', async (_, levels, text) => {
    const log = await said(text);
    expect(await validated(log)).toMatchObject({ code: 0, stderr: '' });
    const { runs } = JSON.parse(readFileSync(log, 'utf8')) as Log;
    expect([...new Set(runs[0]!.results!.map(({ level }) => level))]).toEqual(levels);
  });

  test('would not fit it with a level that SARIF does not know', async () => {
    const log = await said(twoEnvironments(3).replace(':1.0.0', ':latest'));
    const text = readFileSync(log, 'utf8');
    expect(text).toContain('"level": "error"');
    const odd = write(folder, 'odd.sarif', text.replaceAll('"level": "error"', '"level": "fatal"'));
    expect((await validated(odd)).code).toBe(1);
  });
});
