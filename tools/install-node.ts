import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import { cacheFolder, nodeFiles, nodeFolder } from './cache';
import { execute } from './execute';

/** Installs every program from npm, with the packages that the lock file pins; they land by a rename. */
export function installNode(): void {
  const folder = nodeFolder();
  if (existsSync(folder)) return; // another process installed them while this one waited for the lock
  const building = join(cacheFolder(), '.building', 'node');
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  for (const file of nodeFiles) copyFileSync(file, join(building, basename(file)));
  // The one install script of the tree builds a terminal for `cdktf deploy`; nothing here deploys.
  execute('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: building });
  renameSync(building, folder);
}
