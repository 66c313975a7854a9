import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { root } from './project';

export interface Report {
  /** Rules by the file they were broken in, such as `naust(slice-door)`. */
  readonly broken: ReadonlyMap<string, readonly string[]>;
  readonly files: number;
  readonly status: number | null;
}

interface OxlintOutput {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
  readonly number_of_files: number;
}

/** Lints a folder that is laid out like the project and has its configuration. */
export function oxlint(folder: string): Report {
  const run = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'oxlint', 'bin', 'oxlint'), '-f', 'json'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  const output = JSON.parse(run.stdout) as OxlintOutput;
  const broken = new Map<string, string[]>();
  for (const { code, filename } of output.diagnostics) {
    broken.set(filename, [...(broken.get(filename) ?? []), code]);
  }
  return { broken, files: output.number_of_files, status: run.status };
}
