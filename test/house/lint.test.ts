import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { badFiles, companions, goodFiles } from './lint-cases';
import { oxlint, type Report } from './oxlint';
import { root, sourcesBelow } from './project';

/** Lints files as if they were the project's own. */
function lint(files: Readonly<Record<string, string>>): Report {
  const folder = mkdtempSync(join(tmpdir(), 'naust-lint-'));
  try {
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    copyFileSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    symlinkSync(join(root, 'tools'), join(folder, 'tools'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return oxlint(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('lint', () => {
  const bad = Object.fromEntries(badFiles.map(({ file, text }) => [file, text]));
  const report = lint({ ...goodFiles, ...companions, ...bad });

  test.each(badFiles)('$rule is reported when $why', ({ rule, file }) => {
    expect(report.broken.get(file)).toEqual([rule]);
  });

  test.each(Object.keys(goodFiles))('%s is as it should be', (file) => {
    expect(report.broken.get(file)).toBeUndefined();
  });

  test('fails when a rule is broken and passes when none is', () => {
    expect(report.status).not.toBe(0);
    const good = lint(goodFiles);
    expect(good.status).toBe(0);
    expect(good.files).toBeGreaterThanOrEqual(Object.keys(goodFiles).length);
  });

  test('looks at every source of the project', () => {
    const sources = ['src', 'test', 'tools', 'examples'].flatMap(sourcesBelow);
    expect(oxlint(root).files).toBeGreaterThanOrEqual(sources.length);
    expect(sources.length).toBeGreaterThan(0);
  });
});
