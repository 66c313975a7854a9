import type { StringLiteral } from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nodesOf, parseSource } from '../../tools/source/parsed-source';
import { root, sourcesBelow } from './project';

const code = /\bNAUST-[A-Z]+-\d{3}\b/g;

const sources = sourcesBelow('src').map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** Codes that are a value in the program, not only words in a comment. */
function issuedIn(text: string): readonly string[] {
  if (!text.includes('NAUST-')) return [];
  const literals = [...nodesOf(parseSource(text).module)].filter((node) => node.type === 'StringLiteral');
  return literals.flatMap((literal) => (literal as StringLiteral).value.match(code) ?? []);
}

describe('codes of problems', () => {
  const issued = new Set(sources.flatMap(({ text }) => issuedIn(text)));
  const page = join(root, 'docs', 'errors.md');
  const documentation = existsSync(page) ? readFileSync(page, 'utf8') : '';
  const entries = [...documentation.matchAll(/^## (NAUST-.*)$/gm)].map(([, entry]) => entry);

  test('are found in the source', () => {
    expect(issued.size).toBeGreaterThan(0);
  });

  test('each have exactly one entry in docs/errors.md, and nothing else has', () => {
    expect([...entries].sort()).toEqual([...issued].sort());
  });

  test('are issued somewhere when a comment names them', () => {
    const named = sources.flatMap(({ file, text }) =>
      (text.match(code) ?? []).map((found) => ({ file, found })),
    );
    expect(named.filter(({ found }) => !issued.has(found))).toEqual([]);
  });
});
