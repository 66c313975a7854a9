import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

import { goModules, type GoModuleName, type ProgramName, programs } from './programs';

/** The folder that all checkouts on this machine share. */
export function cacheFolder(): string {
  const own = process.env['NAUST_TOOLS_CACHE'];
  if (own) return resolve(own);
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'naust', 'tools');
}

export function goModuleFolder(module: GoModuleName): string {
  return join(__dirname, 'go', module);
}

export const requirementsFile = join(__dirname, 'python', 'requirements.txt');

export const nodeFiles = ['package.json', 'package-lock.json'].map((name) => join(__dirname, 'node', name));

/** Where a program built from Go lies; another pin or setting is another folder. */
export function goProgramFolder(name: ProgramName): string | undefined {
  const { go, version } = programs[name];
  if (!go) return undefined;
  const hash = createHash('sha256');
  const { settings, environment } = goModules[go.module];
  hash.update(
    JSON.stringify([
      process.platform,
      process.arch,
      go.package,
      settings,
      ...(environment ? [environment] : []),
    ]),
  );
  const folder = goModuleFolder(go.module);
  for (const file of readdirSync(folder).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  }
  return join(cacheFolder(), `${name}-${version}-${hash.digest('hex').slice(0, 12)}`);
}

/** Where the definitions of a project lie; another pin is another folder. */
export function crdsFolder(name: ProgramName): string | undefined {
  const { crds, version } = programs[name];
  if (!crds) return undefined;
  const hash = createHash('sha256').update(crds.sum).digest('hex').slice(0, 12);
  return join(cacheFolder(), `${name}-${version}-${hash}`);
}

/** Where a program of another Debian lies; another pin is another folder. */
export function suiteFolder(name: ProgramName): string | undefined {
  const { suite, version } = programs[name];
  if (!suite) return undefined;
  const hash = createHash('sha256').update(JSON.stringify([process.arch, suite]));
  return join(cacheFolder(), `${name}-${version}-${hash.digest('hex').slice(0, 12)}`);
}

/** The virtual environment of every Python program. */
export function pythonFolder(): string {
  const hash = createHash('sha256').update(readFileSync(requirementsFile)).digest('hex').slice(0, 12);
  return join(cacheFolder(), `python-${hash}`);
}

/** The packages of every program from npm. */
export function nodeFolder(): string {
  const hash = createHash('sha256');
  for (const file of nodeFiles) hash.update(readFileSync(file)).update('\0');
  return join(cacheFolder(), `node-${hash.digest('hex').slice(0, 12)}`);
}

/** The file of a program in the cache, if it is there. */
export function cached(name: ProgramName): string | undefined {
  const file = placeOf(name);
  return file && existsSync(file) ? file : undefined;
}

function placeOf(name: ProgramName): string | undefined {
  const { node, python } = programs[name];
  if (python) return join(pythonFolder(), 'bin', python.command);
  if (node) {
    return join(nodeFolder(), 'node_modules', ...('file' in node ? [node.file] : ['.bin', node.command]));
  }
  const folder = goProgramFolder(name) ?? crdsFolder(name) ?? suiteFolder(name);
  return folder && join(folder, name);
}
