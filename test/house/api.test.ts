import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReports, reportFolder } from '../../tools/package/api-reports';

const reports = apiReports();

/** The names that a report exports, as `Cluster` in `export class Cluster<...>`. */
function exportedBy(text: string): readonly string[] {
  const declared = text.matchAll(
    /^export (?:declare |abstract )*(?:class|interface|type|const|function|enum) (\w+)/gm,
  );
  const renamed = text.matchAll(/^export \{ \w+ as (\w+) \}/gm);
  return [...declared, ...renamed].map(([, name]) => name!);
}

describe('what users can rely on', () => {
  test.each(reports)(
    'is what the reviewed report says: $file. After a change: npm run api',
    ({ file, text }) => {
      expect(text).toBe(readFileSync(join(reportFolder, file), 'utf8'));
    },
  );

  test('has a report an entry point, and no other', () => {
    expect(reports.map(({ file }) => file).sort()).toEqual(readdirSync(reportFolder).sort());
  });

  test('can be named: every type in a public signature is exported by its entry point or by naust', () => {
    const byNaust = new Set(exportedBy(reports.find(({ file }) => file === 'naust.api.md')!.text));
    const forgotten = reports.flatMap(({ file, forgotten: names }) =>
      names.filter((name) => !byNaust.has(name)).map((name) => `${file}: ${name}`),
    );
    expect(byNaust.has('Platform')).toBe(true);
    expect(forgotten).toEqual([]);
  });

  test('has no any in it', () => {
    const lines = reports.flatMap(({ file, text }) => text.split('\n').map((line) => `${file}: ${line}`));
    expect(lines.filter((line) => /\bany\b/.test(line.replace(/\/\/.*/, '')))).toEqual([]);
  });
});
