import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder, crdsFolder } from './cache';
import { type ProgramName, programs } from './programs';

interface Download {
  readonly Dir: string;
  readonly Sum: string;
}

/** Takes the custom resource definitions that a project ships in its Go module, as one file; it lands by a rename. */
export function installCrds(name: ProgramName): void {
  const { crds, version } = programs[name];
  const folder = crdsFolder(name);
  if (!crds || !folder) throw new Error(`${name} is no set of definitions`);
  const { Dir, Sum } = JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', `${crds.module}@v${version}`], { encoding: 'utf8' }),
  ) as Download;
  if (Sum !== crds.sum) throw new Error(`${crds.module}@v${version} has sum ${Sum}, pinned is ${crds.sum}`);
  const source = join(Dir, crds.folder);
  const files = readdirSync(source)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const building = join(cacheFolder(), '.building', name);
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  writeFileSync(
    join(building, name),
    files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n---\n'),
  );
  renameSync(building, folder);
}
