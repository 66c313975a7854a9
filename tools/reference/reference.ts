import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EntryPoint, Reference } from './pages';
import { renderIndex, renderPage } from './render-page';
import { Sources } from './sources';

/** What users can import from the package below a folder. */
export function referenceOf(root: string): Reference {
  return new Reference(new Sources(root), entryPointsOf(root));
}

/** Every page, by its name in docs/reference. */
export function referencePages(reference: Reference): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', renderIndex(reference)],
    ...reference.pages.map((page) => [`${page.name}.md`, renderPage(page, reference)] as const),
  ]);
}

/** What package.json lets users import, and the source that it is compiled from. */
function entryPointsOf(root: string): readonly EntryPoint[] {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
  };
  return Object.entries(exports).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [
          {
            module: path.replace('.', name),
            file: target.types.replace('./lib/', 'src/').replace('.d.ts', '.ts'),
          },
        ],
  );
}
