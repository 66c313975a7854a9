import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { outputPlace, type OutputFile, type OutputRoot } from '../../src/emit';

/** A folder for each test, gone after it. */
export function testFolder(): { readonly path: string } {
  let path = '';
  beforeEach(() => (path = mkdtempSync(join(tmpdir(), 'naust-test-'))));
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    get path() {
      return path;
    },
  };
}

/** All roots below one folder. */
export const placeIn = (directory: string) => outputPlace(directory, {});

/** Writes a file that naust knows nothing of. */
export function put(directory: string, path: string, content: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}

/** `dist/a.yaml` to its content; a path that ends in `!` is executable. */
export function outputs(texts: Readonly<Record<string, string>>): readonly OutputFile[] {
  return Object.entries(texts).map(([name, content]) => {
    const [root, ...path] = name.replace('!', '').split('/');
    return {
      root: root as OutputRoot,
      path: path.join('/'),
      content,
      executable: name.endsWith('!'),
      from: 'test',
    };
  });
}

/** Every file below a folder but naust's own hidden ones, in the form of `outputs`. */
export function tree(directory: string): Record<string, string> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths
      .filter((path) => !path.includes('.naust') && statSync(join(directory, path)).isFile())
      .map((path) => [
        `${path}${(statSync(join(directory, path)).mode & 0o100) === 0 ? '' : '!'}`,
        readFileSync(join(directory, path), 'utf8'),
      ]),
  );
}

export function hidden(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.includes('.naust'),
  );
}

export const codes = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
  problems.map(({ code }) => code);

export const before = {
  'cdktf.out/manifest.json': '1',
  'dist/shop/changed.yaml': 'old',
  'dist/shop/file-then-folder': 'old',
  'dist/shop/folder-then-file/inner': 'old',
  'dist/shop/gone.yaml': 'old',
  'dist/shop/same.yaml': 'same',
  'naust.out/shop/gone/deep/only': 'old',
  'naust.out/shop/run': 'same',
};
export const after = {
  'cdktf.out/manifest.json': '2',
  'cdktf.out/stacks/new/cdk.tf.json': 'new',
  'dist/shop/changed.yaml': 'new',
  'dist/shop/file-then-folder/inner': 'new',
  'dist/shop/folder-then-file': 'new',
  'dist/shop/same.yaml': 'same',
  'naust.out/shop/run!': 'same',
};
