import { basename, dirname, join, resolve } from 'node:path';
import type { Environment } from '../hidden-inputs';
import { type OutputRoot, outputRoots } from '../output-file';

/** Where the roots are written; a root without a folder is not. */
export interface OutputPlace {
  readonly folders: ReadonlyMap<OutputRoot, string>;
  /** Holds the journal while files are being renamed. */
  readonly base: string;
}

/**
 * `cdk8s` and `cdktf` say where they want their half; then the other half is not theirs to have written. Otherwise
 * everything goes below the directory.
 */
export function outputPlace(directory: string, environment: Environment): OutputPlace {
  const { CDK8S_OUTDIR: kubernetes, CDKTF_OUTDIR: terraform } = environment;
  if (kubernetes) return half('dist', resolve(kubernetes));
  if (terraform) return half('cdktf.out', resolve(terraform));

  const base = resolve(directory);
  return { folders: new Map(outputRoots.map((root) => [root, join(base, root)])), base };
}

function half(root: OutputRoot, folder: string): OutputPlace {
  return { folders: new Map([[root, folder]]), base: folder };
}

/**
 * Where a write into these folders may have left its journal: one of a half in its folder, one of everything beside
 * it. A folder with another name was never part of everything, and what lies beside it may be anybody's.
 */
export function journalFolders(place: OutputPlace): readonly string[] {
  const roots = new Set<string>(outputRoots);
  const besides = [...place.folders.values()].filter((f) => roots.has(basename(f))).map((f) => dirname(f));
  return [...new Set([place.base, ...place.folders.values(), ...besides])];
}

/** The folders that a journal may speak of: one that names another was not written by naust. */
export function journalledFolders(place: OutputPlace, base: string): ReadonlySet<string> {
  return new Set([...place.folders.values(), ...outputRoots.map((root) => join(base, root))]);
}
