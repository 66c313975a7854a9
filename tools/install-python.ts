import { existsSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

import { pythonFolder, requirementsFile } from './cache';
import { execute } from './execute';

/** Installs every Python program into one virtual environment. */
export function installPython(): void {
  const folder = pythonFolder();
  if (existsSync(folder)) return;
  // A virtual environment holds its own path and cannot be moved, so a link to it is what lands.
  const environment = `${folder}.venv`;
  const link = `${folder}.link`;
  rmSync(environment, { recursive: true, force: true });
  rmSync(link, { force: true });
  execute('python3', ['-m', 'venv', environment]);
  execute(join(environment, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '-r', requirementsFile]);
  symlinkSync(basename(environment), link);
  renameSync(link, folder);
}
