import { dirname, join, resolve } from 'node:path';
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
  const asked: readonly (readonly [OutputRoot, string | undefined])[] = [
    ['dist', environment['CDK8S_OUTDIR']],
    ['cdktf.out', environment['CDKTF_OUTDIR']],
  ];
  const halves = asked.flatMap(([root, folder]) => (folder ? [[root, resolve(folder)] as const] : []));
  if (halves.length > 0) return { folders: new Map(halves), base: halves[0]![1] };

  const base = resolve(directory);
  return { folders: new Map(outputRoots.map((root) => [root, join(base, root)])), base };
}

/** Where a write into these folders may have left its journal: it may have been one of all roots, or of a half. */
export function journalFolders(place: OutputPlace): readonly string[] {
  const folders = [...place.folders.values()];
  return [...new Set([place.base, ...folders, ...folders.map((folder) => dirname(folder))])];
}
