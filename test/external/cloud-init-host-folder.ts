import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { type HostSpec, hostSystemFiles } from '../../src/cloud-init';

/** Writes files below a folder, with their folders. */
export function writeTree(
  folder: string,
  files: readonly { readonly path: string; readonly content: string; readonly executable?: boolean }[],
): void {
  for (const { path, content, executable = false } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, executable ? 0o755 : 0o644);
  }
}

/** Programs of a test's own, by name and shell text, in place of those that would change the machine. */
export function programsOf(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    content: `#!/bin/sh\n${text}\n`,
    executable: true,
  }));
}

/** A host's own file system, as far as naust writes it. */
export function writeHost(folder: string, host: HostSpec): void {
  writeTree(
    folder,
    hostSystemFiles(host).map(({ path, mode, content }) => ({ path, content, executable: mode === '0755' })),
  );
}
