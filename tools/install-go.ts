import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { cacheFolder, goModuleFolder, goProgramFolder } from './cache';
import { execute } from './execute';
import { goModules, type ProgramName, programs } from './programs';
import { cliConfig, providerInMirror } from './terraform-mirror';

/** Builds a program from its tool module; it lands by a rename, so half a build is never found. */
export function installGo(name: ProgramName): void {
  const { go } = programs[name];
  const folder = goProgramFolder(name);
  if (!go || !folder) throw new Error(`${name} is not built from a Go module`);
  if (existsSync(folder)) return; // another process built it while this one waited for the lock
  const building = join(cacheFolder(), '.building', name);
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  const output = join(building, name);
  const { settings, environment } = goModules[go.module];
  execute('go', ['build', ...settings, '-o', output, go.package], {
    cwd: goModuleFolder(go.module),
    env: { ...environment, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOWORK: 'off' },
  });
  if (name === 'terraform-provider-hcloud') layOutMirror(building, output);
  renameSync(building, folder);
}

function layOutMirror(building: string, output: string): void {
  const target = join(building, providerInMirror);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(output, target);
  symlinkSync(providerInMirror, output);
  const config = cliConfig();
  writeFileSync(join(building, config.name), config.text);
}
