import { build, type Plugin } from 'esbuild';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve } from 'node:path';

/** Holds what was a file a module: to find, read and wrap a file takes Node longer than to run what is in it. */
const bundleFile = 'bundle.js';

/** What stays a file of its own, as it was compiled, beside the entry points. */
const kept: readonly RegExp[] = [
  // Many, of which a stack loads those of its provider.
  /^providers\/[^/]+\/bindings\//,
  // Loaded by services where they run, which want nothing else.
  /^breaker\//,
  // Read as text by `naust defaults`, for what they say of where a value comes from.
  /^(?!cli\/|testing\/).*\/defaults\.js$/,
  // Says where it lies.
  /^kernel\/own-folder\.js$/,
];

/**
 * Puts the modules of a compiled folder into one, but for the entry points and what has to stay a file. What those load
 * of the others they load as before, through a file of one line in its place.
 */
export async function bundle(folder: string, entries: readonly string[]): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|json)$/.test(file),
  );
  const stays = (file: string): boolean =>
    entries.includes(file) || kept.some((pattern) => pattern.test(file));
  const staying = files.filter((file) => file.endsWith('.js') && stays(file));
  const wanted = await loadedBy(folder, staying);
  const doors = wanted.filter((file) => file.endsWith('.js') && !stays(file));
  await build({
    stdin: { contents: doorsText(doors), resolveDir: folder },
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    outfile: join(folder, bundleFile),
    plugins: [outside(folder, stays)],
  });
  for (const file of files) if (!staying.includes(file) && !wanted.includes(file)) rmSync(join(folder, file));
  for (const door of doors) writeFileSync(join(folder, door), doorText(door));
}

/** Files that others of the folder load, each once. */
async function loadedBy(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  const notes: Plugin = {
    name: 'notes what is loaded',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path, resolveDir, importer }) => {
        if (importer === '') return undefined;
        found.add(relative(folder, moduleFile(resolve(resolveDir, path))));
        return { path, external: true };
      }),
  };
  await build({
    entryPoints: files.map((file) => `./${file}`),
    absWorkingDir: folder,
    outdir: folder,
    bundle: true,
    write: false,
    platform: 'node',
    packages: 'external',
    plugins: [notes],
  });
  return [...found].sort();
}

/** Leaves to Node what is not put into the bundle. */
function outside(folder: string, stays: (file: string) => boolean): Plugin {
  return {
    name: 'leaves files where they are',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = relative(folder, moduleFile(resolve(resolveDir, path)));
        return file.startsWith('..') || stays(file)
          ? { path: file.startsWith('..') ? file : `./${file}`, external: true }
          : undefined;
      }),
  };
}

/** The file that Node takes a path for. */
function moduleFile(path: string): string {
  const candidates = [path, `${path}.js`, join(path, 'index.js')];
  const found = candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  if (found === undefined) throw new Error(`${path} is loaded, and is no file`);
  return found;
}

/** Getters, so that nothing is run before it is asked for. */
function doorsText(doors: readonly string[]): string {
  const getters = doors.map((door) => {
    const name = JSON.stringify(door);
    return `get ${name}() { return require(${JSON.stringify(`./${door}`)}); }`;
  });
  return `module.exports = { ${getters.join(',\n')} };\n`;
}

function doorText(door: string): string {
  const path = posix.join(posix.relative(dirname(door), '.') || '.', bundleFile);
  const from = path.startsWith('.') ? path : `./${path}`;
  return `"use strict";\nmodule.exports = require(${JSON.stringify(from)})[${JSON.stringify(door)}];\n`;
}
