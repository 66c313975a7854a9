import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder, suiteFolder } from './cache';
import { execute } from './execute';
import { type ProgramName, programs } from './programs';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Takes a program of another Debian than the machine's, with the libraries that it was built for, beside the machine's
 * own packages: nothing is installed but a folder. apt has its lists, its cache and its state there, and checks what it
 * takes against Debian's keys.
 */
export function installFromSuite(name: ProgramName): void {
  const { suite } = programs[name];
  const folder = suiteFolder(name);
  if (!suite || !folder) throw new Error(`${name} is not taken from a suite`);
  if (existsSync(folder)) return; // another process took it while this one waited for the lock
  const building = join(cacheFolder(), '.building', name);
  rmSync(building, { recursive: true, force: true });
  const [apt, root] = [join(building, 'apt'), join(building, 'root')];
  for (const each of ['lists/partial', 'archives/partial']) mkdirSync(join(apt, each), { recursive: true });
  mkdirSync(root, { recursive: true });
  writeFileSync(join(apt, 'status'), '');
  writeFileSync(join(apt, 'sources.list'), `deb [signed-by=${keyring}] ${mirror()} ${suite.name} main\n`);
  const own = optionsOf(apt);
  execute('apt-get', [...own, 'update', '-q']);
  execute('apt-get', [
    ...own,
    'install',
    '-y',
    '-q',
    '--download-only',
    '--no-install-recommends',
    suite.package,
  ]);
  for (const file of packagesIn(join(apt, 'archives'))) execute('dpkg-deb', ['-x', file, root]);
  rmSync(apt, { recursive: true });
  writeFileSync(join(building, name), starter(folder, root, suite.file));
  chmodSync(join(building, name), 0o755);
  renameSync(building, folder);
}

/** Where this machine has Debian's packages from, asked without a list of any being there. */
function mirror(): string {
  const printed = execFileSync('apt-get', ['update', '--print-uris'], { encoding: 'utf8' });
  const uri = /^'(\S+\/debian)\/dists\//m.exec(printed)?.[1];
  if (uri === undefined) throw new Error('apt on this machine has no packages of Debian');
  if (!existsSync(keyring)) throw new Error(`${keyring} is not there: install debian-archive-keyring`);
  return uri;
}

function optionsOf(apt: string): string[] {
  const settings = {
    'Dir::Etc::sourcelist': join(apt, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::Etc::preferencesparts': '-',
    'Dir::State::lists': join(apt, 'lists'),
    'Dir::State::status': join(apt, 'status'),
    'Dir::Cache': apt,
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'APT::Sandbox::User': '',
    'Debug::NoLocking': 'true',
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

function packagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.deb'))
    .sort()
    .map((file) => join(folder, file));
}

/** Starts it by the loader that belongs to it: the machine's does not know newer libraries. */
function starter(folder: string, root: string, file: string): string {
  const places = ['lib', 'usr/lib'].flatMap((each) =>
    existsSync(join(root, each)) ? readdirSync(join(root, each)).map((triplet) => join(each, triplet)) : [],
  );
  const libraries = places.filter((place) => /-linux-gnu\w*$/.test(place));
  const loader = libraries.flatMap((place) =>
    readdirSync(join(root, place))
      .filter((each) => /^ld-(linux.*\.so\.\d+|\d.*\.so)$/.test(each))
      .map((each) => join(place, each)),
  )[0];
  if (loader === undefined) throw new Error(`no loader of programs among the packages of ${file}`);
  const [at, path] = [join(folder, 'root'), libraries.map((each) => join(folder, 'root', each)).join(':')];
  return `#!/bin/sh\nexec '${join(at, loader)}' --library-path '${path}' '${join(at, file)}' "$@"\n`;
}
