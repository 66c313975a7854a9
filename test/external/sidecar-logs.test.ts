import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { External, type LogsProps, Microservice } from '../../src/workload';
import { object, shop } from '../workload/objects';
import { kept, taken } from './redacted-lines';
import { describeWith } from './require-program';
import { run } from './run';
import { temporaryFolder } from './temporary-folder';

const image = 'registry.example.no/shop/orders:1.4.2';
type By = NonNullable<LogsProps['by']>;

/** What the sidecar of a service reads, by the name of the file. */
function filesOf(by: By): Readonly<Record<string, string>> {
  const { chart } = shop();
  const at = External.cidrs(chart, 'loki', { host: 'logs.example.no', cidrs: ['192.0.2.0/24'] });
  const recipient = { name: 'Loggtjenesten', country: 'NO', purpose: 'keeping logs' } as const;
  new Microservice(chart, 'orders', {
    image,
    logs: { directory: '/var/log/orders', by, image, to: { at, recipient } },
  });
  return (object(chart, 'ConfigMap', 'orders-logs') as unknown as { data: Record<string, string> }).data;
}

function written(folder: string, by: By, file: string): string {
  const path = join(folder, file);
  writeFileSync(path, filesOf(by)[file]!);
  return path;
}

describeWith(['alloy-syntax'], 'the Alloy beside a service', (paths) => {
  const folder = temporaryFolder('alloy');

  test('is told in the syntax of Alloy', async () => {
    const file = written(folder, 'alloy', 'config.alloy');
    expect(await run(paths['alloy-syntax'], [file])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

/** A program of the language that says what becomes of each line. */
const programs = {
  'log-stages': { by: 'alloy', file: 'config.alloy', args: (file: string) => [file] },
  luajit: {
    by: 'fluent-bit',
    file: 'redact.lua',
    args: (file: string) => [
      '-e',
      `dofile(${JSON.stringify(file)})
       for line in io.lines() do
         local _, _, record = redact("logs", 0, { log = line })
         print(record.log)
       end`,
    ],
  },
  ruby: {
    by: 'fluentd',
    file: 'redact.rb',
    args: (file: string) => ['-r', file, '-ne', 'puts Redaction.redact($_.chomp)'],
  },
} as const;

describe.each(['log-stages', 'luajit', 'ruby'] as const)('what is taken out of lines, by %s', (name) => {
  const { by, file, args } = programs[name];
  describeWith([name], `as ${by} does it`, (paths) => {
    const folder = temporaryFolder('redact');

    async function after(lines: readonly string[]): Promise<readonly string[]> {
      const stdin = `${lines.join('\n')}\n`;
      const ran = await run(paths[name], args(written(folder, by, file)), { stdin });
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      return ran.stdout.trimEnd().split('\n');
    }

    test('is what tells of a person, and what opens doors', async () => {
      const lines = Object.keys(taken);
      const become = await after(lines);
      expect(Object.fromEntries(lines.map((line, index) => [line, become[index]]))).toEqual(taken);
    });

    test('is nothing else', async () => expect(await after(kept)).toEqual(kept));
  });
});

describeWith(['ruby'], 'fluentd.yaml', (paths) => {
  const folder = temporaryFolder('fluentd');

  test('is read by the YAML of Ruby as it was meant', async () => {
    const file = written(folder, 'fluentd', 'fluentd.yaml');
    const { code, stdout } = await run(paths.ruby, [
      '-ryaml',
      '-rjson',
      '-e',
      'puts YAML.load_file(ARGV[0]).to_json',
      file,
    ]);
    expect(code).toBe(0);
    const { config } = JSON.parse(stdout) as { readonly config: readonly object[] };
    expect(config.map((each) => Object.keys(each)[0])).toEqual(['source', 'source', 'filter', 'match']);
    expect(config.at(-1)).toMatchObject({
      match: { $type: 'loki', url: 'https://logs.example.no:443', label: { pod: '$.pod' } },
    });
  });
});
