import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { referenceOf, referencePages } from '../../tools/reference/reference';

const root = resolve(__dirname, '../..');
const folder = join(root, 'docs', 'reference');
const reference = referenceOf(root);

describe('the reference', () => {
  const pages = referencePages(reference);

  test('has a page for each slice that users import from, and no other', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
    expect(pages.size).toBeGreaterThan(5);
  });

  test.each([...pages])(
    '%s says what the docstrings say; `npm run reference` writes it anew',
    (name, text) => {
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    },
  );

  test('has a meaning for everything that a user writes', () => {
    const entries = reference.pages.flatMap((page) => page.entries);
    const inputs = entries.filter(({ declaration }) => declaration.kind === 'interface');
    const silent = inputs.flatMap(({ declaration, members }) =>
      members
        .filter(
          ({ doc, type }) => !/\w/.test(doc.meaning.replaceAll(/`[^`]*`/g, '')) && !isDiscriminator(type),
        )
        .map((member) => `${declaration.name}.${member.name} in ${declaration.file}`),
    );
    expect(inputs.length).toBeGreaterThan(10);
    expect(silent).toEqual([]);
  });
});

/** `kind: 'pods'` says what it is. */
function isDiscriminator(type: string): boolean {
  return /^'[^']*'$/.test(type);
}
