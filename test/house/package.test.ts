import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { root, sourcesBelow, trackedFiles } from './project';

interface PackageJson {
  readonly main: string;
  readonly types: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly typesVersions: { readonly '*': Readonly<Record<string, readonly string[]>> };
}

const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;

/** The source that a file of the published package is compiled from. */
function sourceOf(published: string): string {
  return published
    .replace(/^\.\//, '')
    .replace(/^lib\//, 'src/')
    .replace(/(\.d\.ts|\.js)$/, '.ts');
}

/** Modules that are loaded after an import, each as a path. */
function loadedBy(specifier: string): readonly string[] {
  const script = `require(${JSON.stringify(specifier)}); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as string[];
}

/** Paths that exist on one machine only: this checkout's and its user's, as far as they are long enough to tell. */
function machinePaths(): readonly string[] {
  return [root, homedir()].filter((path) => path.split('/').length > 2);
}

describe('the package', () => {
  const published = [
    described.main,
    described.types,
    ...Object.values(described.bin),
    ...Object.values(described.exports).flatMap((entry) =>
      typeof entry === 'string' ? entry : Object.values(entry),
    ),
  ];

  test.each([...new Set(published)])('%s has a source', (file) => {
    expect(existsSync(join(root, sourceOf(file)))).toBe(true);
  });

  test('is found by compilers that resolve modules as Node 10 did, as projects of cdk8s and cdktf are set up', () => {
    const entries = Object.entries(described.exports).flatMap(([path, entry]) =>
      typeof entry === 'string' || path === '.' ? [] : [[path.slice(2), [entry.types.slice(2)]] as const],
    );
    expect(entries.length).toBeGreaterThan(0);
    expect(described.typesVersions['*']).toEqual(Object.fromEntries(entries));
  });

  let main: readonly string[];
  beforeAll(() => {
    main = loadedBy('./src/index.ts');
  });

  test('loads neither cdktf nor provider bindings for its main entry', () => {
    expect(main).toContain(join(root, 'src', 'index.ts'));
    expect(main.filter((file) => /\/node_modules\/cdkt[fn]\/|\/bindings\//.test(file))).toEqual([]);
  });

  test('loads only with the first use what writes YAML, and nothing of the command', () => {
    const unused = ['commander', 'yaml'].map((name) => join(root, 'node_modules', name, '/'));
    expect(main.filter((file) => unused.some((folder) => file.startsWith(folder)))).toEqual([]);
  });

  test('says by one file where it lies, since the others are put into a bundle', () => {
    const saying = sourcesBelow('src').filter((file) =>
      /\b__(dirname|filename)\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(saying).toEqual(['src/kernel/own-folder.ts']);
  });

  test('loads nothing of the generator with provider bindings', () => {
    const loaded = loadedBy('./src/providers/hetzner/bindings/index.ts');
    expect(loaded.filter((file) => file.includes('/node_modules/cdktf/')).length).toBeGreaterThan(0);
    expect(loaded.filter((file) => /\/node_modules\/(@cdktn|cdktn|jsii)\//.test(file))).toEqual([]);
  });
});

describe('the repository', () => {
  const texts = trackedFiles().map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

  test.each(['package-lock.json', 'tools/node/package-lock.json'])(
    'locks packages without the address they came from: %s',
    (file) => {
      const lock = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
        readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>;
      };
      const entries = Object.entries(lock.packages);
      expect(entries.length).toBeGreaterThan(1);
      expect(entries.filter(([, { resolved, link }]) => resolved !== undefined && !link)).toEqual([]);
    },
  );

  test('names no path of one machine', () => {
    const paths = machinePaths();
    expect(texts.length).toBeGreaterThan(0);
    expect(
      texts.filter(({ text }) => paths.some((path) => text.includes(path))).map(({ file }) => file),
    ).toEqual([]);
  });

  test('has no source of more than 300 lines', () => {
    const sources = ['src', 'test', 'tools', 'examples'].flatMap(sourcesBelow);
    const long = sources.filter(
      (file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > 300,
    );
    expect(sources.length).toBeGreaterThan(0);
    expect(long).toEqual([]);
  });
});
