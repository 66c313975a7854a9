import { relative } from 'node:path';
import type { WrittenRoot } from '../../emit';

export function writtenText(roots: readonly WrittenRoot[]): string {
  if (roots.length === 0) return 'nothing to write\n';
  return roots
    .map(
      ({ folder, written, removed, unchanged }) =>
        `${shortPath(folder)}: ${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed\n`,
    )
    .join('');
}

export function writtenJson(roots: readonly WrittenRoot[]) {
  return {
    roots: roots.map(({ root, folder, written, removed, unchanged }) => ({
      root,
      folder: shortPath(folder),
      written,
      removed,
      unchanged,
    })),
  };
}

function shortPath(folder: string): string {
  return relative(process.cwd(), folder) || '.';
}
