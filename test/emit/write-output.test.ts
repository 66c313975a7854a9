import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { outputPlace, writeOutput } from '../../src/emit';
import { after, before, codes, hidden, outputs, placeIn, put, testFolder, tree } from './output-folder';

const folder = testFolder();
const place = (directory = folder.path) => placeIn(directory);

test('the folders hold the files, and a record each', () => {
  expect(writeOutput(outputs(before), place()).problems).toEqual([]);
  expect(tree(folder.path)).toEqual(before);
  expect(hidden(folder.path)).toEqual([
    'cdktf.out/.naust-written',
    'dist/.naust-written',
    'naust.out/.naust-written',
  ]);
});

test('what naust wrote last and writes no more is removed, with the folders that become empty', () => {
  writeOutput(outputs(before), place());
  const { roots, problems } = writeOutput(outputs(after), place());

  expect(problems).toEqual([]);
  expect(tree(folder.path)).toEqual(after);
  expect(existsSync(join(folder.path, 'naust.out/shop/gone'))).toBe(false);
  expect(roots.find(({ root }) => root === 'dist')).toMatchObject({
    written: ['shop/changed.yaml', 'shop/file-then-folder/inner', 'shop/folder-then-file'],
    removed: ['shop/file-then-folder', 'shop/folder-then-file/inner', 'shop/gone.yaml'],
    unchanged: ['shop/same.yaml'],
  });
});

test('a second write of the same files touches none', () => {
  writeOutput(outputs(after), place());
  const times = () =>
    readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).map(
      (p) => statSync(join(folder.path, p)).ino,
    );
  const first = times();
  const { roots } = writeOutput(outputs(after), place());

  expect(roots.flatMap(({ written, removed }) => [...written, ...removed])).toEqual([]);
  expect(times()).toEqual(first);
});

test('a project that has nothing left for a root empties it of what naust wrote', () => {
  writeOutput(outputs(before), place());
  writeOutput([], place());
  expect(tree(folder.path)).toEqual({});
});

describe('files that naust did not write', () => {
  test('stay', () => {
    put(folder.path, 'dist/notes.txt', 'mine');
    put(folder.path, 'dist/shop/mine.yaml', 'mine');
    writeOutput(outputs(before), place());
    writeOutput(outputs(after), place());

    expect(tree(folder.path)).toEqual({ ...after, 'dist/notes.txt': 'mine', 'dist/shop/mine.yaml': 'mine' });
  });

  test.each([
    ['a file', () => put(folder.path, 'dist/shop/changed.yaml', 'mine')],
    ['a folder', () => put(folder.path, 'dist/shop/changed.yaml/mine', 'mine')],
    ['a file where a folder is needed', () => put(folder.path, 'dist/shop', 'mine')],
    [
      'a link',
      () => (
        put(folder.path, 'elsewhere', 'old'),
        put(folder.path, 'dist/shop/x', ''),
        symlinkSync('../../elsewhere', join(folder.path, 'dist/shop/changed.yaml'))
      ),
    ],
    [
      'a link where a folder is needed',
      () => (
        mkdirSync(join(folder.path, 'elsewhere')),
        put(folder.path, 'dist/x', ''),
        symlinkSync('../elsewhere', join(folder.path, 'dist/shop'))
      ),
    ],
  ])('keep naust from writing anything: %s', (_, occupy) => {
    occupy();
    const mine = tree(folder.path);
    const result = writeOutput(outputs(before), place());

    expect(new Set(codes(result))).toEqual(new Set(['NAUST-OUT-005']));
    expect(tree(folder.path)).toEqual(mine);
    expect(hidden(folder.path)).toEqual([]);
  });

  test('are taken over where they are the same', () => {
    put(folder.path, 'dist/shop/same.yaml', 'same');
    expect(writeOutput(outputs(before), place()).problems).toEqual([]);
    writeOutput([], place());
    expect(tree(folder.path)).toEqual({});
  });

  test('are those of naust too, once edited and no longer part of the output', () => {
    writeOutput(outputs(before), place());
    put(folder.path, 'dist/shop/gone.yaml', 'edited');
    const result = writeOutput(outputs(after), place());

    expect(codes(result)).toEqual(['NAUST-OUT-009']);
    expect(tree(folder.path)).toEqual({ ...after, 'dist/shop/gone.yaml': 'edited' });
  });

  test('are all there is where the record was spoilt', () => {
    writeOutput(outputs(before), place());
    put(folder.path, 'dist/.naust-written', 'no record');
    expect(codes(writeOutput(outputs(after), place()))).toContain('NAUST-OUT-005');
    expect(tree(folder.path)).toEqual(before);
  });
});

describe('halves', () => {
  test.each([
    [{ CDK8S_OUTDIR: 'k' }, { 'k/shop/a.yaml': '1' }],
    [{ CDKTF_OUTDIR: 't' }, { 't/manifest.json': '2' }],
    [
      { CDK8S_OUTDIR: '' },
      { 'dist/shop/a.yaml': '1', 'cdktf.out/manifest.json': '2', 'naust.out/shop/run': '3' },
    ],
  ])('%j', (environment, expected) => {
    const absolute = Object.fromEntries(
      Object.entries(environment).map(([k, v]) => [k, v && join(folder.path, v)]),
    );
    const files = outputs({
      'dist/shop/a.yaml': '1',
      'cdktf.out/manifest.json': '2',
      'naust.out/shop/run': '3',
    });
    writeOutput(files, outputPlace(folder.path, absolute));
    expect(tree(folder.path)).toEqual(expected);
  });

  test('a folder that another program empties is written again', () => {
    const half = outputPlace(folder.path, { CDK8S_OUTDIR: join(folder.path, 'dist') });
    writeOutput(outputs({ 'dist/shop/a.yaml': '1' }), half);
    unlinkSync(join(folder.path, 'dist/shop/a.yaml'));
    writeOutput(outputs({ 'dist/shop/a.yaml': '1' }), half);
    expect(tree(folder.path)).toEqual({ 'dist/shop/a.yaml': '1' });
  });
});
