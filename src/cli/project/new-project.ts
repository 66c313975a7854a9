import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ownFolder } from '../../kernel';

export const projectKinds = ['cluster', 'host'] as const;
export type ProjectKind = (typeof projectKinds)[number];

export interface ProjectFile {
  readonly path: string;
  readonly content: string;
}

/** Beside the compiled files in the package, and beside the sources in the project. */
const PACKAGE = resolve(ownFolder, '..');

interface PackageJson {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The files of a new project, as they stand in the template; `package.json` asks for what this naust works with. */
export function newProject(kind: ProjectKind, name: string): readonly ProjectFile[] {
  const files = ['both', kind].flatMap((folder) => filesIn(join(PACKAGE, 'templates', folder)));
  return files.map((file) => {
    if (file.path === 'gitignore') return { ...file, path: '.gitignore' };
    return file.path === 'package.json' ? { ...file, content: packageJson(file.content, kind, name) } : file;
  });
}

function filesIn(folder: string): readonly ProjectFile[] {
  return readdirSync(folder)
    .sort()
    .map((path) => ({ path, content: readFileSync(join(folder, path), 'utf8') }));
}

function packageJson(template: string, kind: ProjectKind, name: string): string {
  const naust = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as PackageJson;
  const peers = Object.entries(naust.peerDependencies).filter(
    ([peer]) => peer !== 'cdktf' || kind === 'cluster',
  );
  const dependencies = Object.fromEntries([...peers, ['naust', `^${naust.version}`]].sort());
  const devDependencies = {
    '@types/node': `^${naust.devDependencies['@types/node']}`,
    tsx: naust.dependencies['tsx'],
    typescript: `^${naust.devDependencies['typescript']}`,
  };
  const made = {
    name: packageName(name),
    ...(JSON.parse(template) as object),
    dependencies,
    devDependencies,
  };
  return `${JSON.stringify(made, undefined, 2)}\n`;
}

/** @see https://docs.npmjs.com/cli/configuring-npm/package-json#name */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '');
  return name === '' ? 'platform' : name.slice(0, 214);
}
