import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface PackageJson {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

export interface EntryPoint {
  /** What follows `naust` where it is imported: empty for the main one, `testing`. */
  readonly name: string;
  /** Its declarations, relative to those of the main one: `testing/index.d.ts`. */
  readonly types: string;
}

/** What users import, as package.json says it. */
export function entryPoints(root: string): readonly EntryPoint[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;
  return Object.entries(exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [{ name: path.replace(/^\.\/?/, ''), types: target.types.replace(/^\.\/lib\//, '') }],
  );
}
