import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { besideOthers } from '../../src/cli/stack/beside-others';
import { emission, outputPlace, writeOutput } from '../../src/emit';
import { environments, Platform } from '../../src/platform';
import { Residency } from '../../src/residency';
import { smallPlatform } from '../emit/stacks';

const folder = mkdtempSync(join(tmpdir(), 'naust-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const all = ['shop', 'shop-test', 'shop-prod'];
const projectOf = (names: readonly string[], mode: string) =>
  environments(Object.fromEntries(names.map((name) => [name, smallPlatform(name, mode)])));

/** Writes every platform, and returns where. */
function written(name: string): string {
  const output = join(folder, name);
  writeOutput(emission(projectOf(all, 'fast')).files, outputPlace(output, {}));
  return output;
}

function filesBeside(...args: Parameters<typeof besideOthers>) {
  const beside = besideOthers(...args);
  if ('problem' in beside) throw new Error(beside.problem.code);
  return beside.files;
}

function writeAlone(output: string, platform: Platform): void {
  const place = outputPlace(output, {});
  const { files } = emission(platform);
  const names = { chosen: [platform.name], all };
  expect(writeOutput(filesBeside(files, place, names), place).problems).toEqual([]);
}

function contents(output: string): Readonly<Record<string, string>> {
  const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name).slice(output.length + 1)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(output, path), 'utf8')]));
}

const stacksIn = (output: string) =>
  Object.keys(
    (JSON.parse(contents(output)['cdktf.out/manifest.json']!) as { readonly stacks: object }).stacks,
  );

test('one environment after the other comes to what all at once come to', () => {
  const output = written('one-by-one');
  for (const name of ['shop-prod', 'shop', 'shop-test']) writeAlone(output, smallPlatform(name, 'slow'));
  const atOnce = join(folder, 'at-once');
  writeOutput(emission(projectOf(all, 'slow')).files, outputPlace(atOnce, {}));
  expect(contents(output)).toEqual(contents(atOnce));
});

test('what an environment no longer has goes, also where another begins with its name', () => {
  const output = written('emptied');
  writeAlone(output, new Platform({ name: 'shop', residency: Residency.norway() }));
  expect(
    Object.keys(contents(output)).filter((path) =>
      /^(dist|naust.out|cdktf.out.stacks).(shop|shop-nordic)[/]/.test(path),
    ),
  ).toEqual([]);
  expect(stacksIn(output)).toEqual(['shop-prod-nordic', 'shop-test-nordic']);
});

test('the last Terraform stack takes the manifest with it', () => {
  const output = join(folder, 'last');
  const place = outputPlace(output, {});
  writeOutput(emission(smallPlatform('shop')).files, place);
  const names = { chosen: ['shop'], all: ['shop'] };
  const { files } = emission(new Platform({ name: 'shop', residency: Residency.norway() }));
  writeOutput(filesBeside(files, place, names), place);
  expect(Object.keys(contents(output)).filter((path) => path.endsWith('manifest.json'))).toEqual([]);
});

test('a file of another environment that was edited stays as it is, and is written again with its own', () => {
  const output = written('edited');
  const file = join(output, 'dist/shop-prod/shop.k8s.yaml');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, `${before}# by hand\n`);
  writeAlone(output, smallPlatform('shop-test', 'slow'));
  expect(readFileSync(file, 'utf8')).toBe(`${before}# by hand\n`);
  writeAlone(output, smallPlatform('shop-prod'));
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test.each(['', '{', 'null', '{"stacks": 1}'])(
  'a manifest that someone broke is a problem, and nothing is written: %j',
  (text) => {
    const output = written(`broken-${text.length}`);
    writeFileSync(join(output, 'cdktf.out/manifest.json'), text);
    expect(() => writeAlone(output, smallPlatform('shop', 'slow'))).toThrow('NAUST-RUN-012');
  },
);
