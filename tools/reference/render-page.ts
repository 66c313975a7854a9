import type { Page, Reference } from './pages';
import { renderEntry } from './render-entry';
import { codeOf } from './render-text';

const WRITTEN = '<!-- Written by `npm run reference` from the docstrings in src. -->';

/** Text of comments is laid out as it was written. */
const unformatted = (blocks: readonly string[]): string =>
  [WRITTEN, '<!-- prettier-ignore-start -->', ...blocks, '<!-- prettier-ignore-end -->\n'].join('\n\n');

/** A page of Markdown. */
export function renderPage(page: Page, reference: Reference): string {
  const modules = [...new Set(page.entries.flatMap(({ module }) => module ?? []))];
  return unformatted([
    `# Reference: ${page.name}`,
    `Imported from ${modules.map((module) => codeOf(`'${module}'`)).join(', ')}.`,
    page.entries.map(({ declaration: { name } }) => `[${name}](#${name.toLowerCase()})`).join(' · '),
    ...page.entries.flatMap((entry) => renderEntry(entry, page, reference)),
  ]);
}

/** The list of all pages. */
export function renderIndex({ pages }: Reference): string {
  const lines = pages.map(({ name, entries }) => {
    const exported = entries.filter(({ module }) => module !== undefined);
    return `- [${name}](${name}.md): ${exported.map(({ declaration }) => declaration.name).join(', ')}`;
  });
  const intro =
    'Every public name with what it takes: meaning, range, default, and the codes of what can be wrong with it, ' +
    'which [errors.md](../errors.md) explains. Types that a page has and this list has not are written in place.';
  return unformatted(['# Reference', intro, lines.join('\n')]);
}
