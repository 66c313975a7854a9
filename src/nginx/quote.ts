import type { ConditionWord, Word } from './directive';
import type { Variable } from './variable';

/** Words of nginx's own that mean themselves without quotes. */
const BARE = /^[A-Za-z0-9_.:/=@%*[\]-]+$/;
const NAME = /^[a-z][a-z0-9_]*$/;
/** Text that means itself between double quotes: most of it. */
const PLAIN = /^[^\u0000-\u001f\u007f$"\\]*$/;
// What nginx cannot be given in a word: `$` has no escape, and a line end would end a header.
const UNWRITABLE = /[\u0000-\u001f\u007f$]/;
/** nginx's own limit of a parameter, quotes included. */
const LONGEST = 4096;

/**
 * A word as nginx reads it back: what goes in comes out, whatever it holds. Grammars have refused what cannot be
 * written long before; meeting it here is a fault of the renderer, not of its user.
 */
export function quote(word: Word): string {
  const written = unlimited(word);
  // A character is four bytes at most.
  if (written.length * 4 > LONGEST && Buffer.byteLength(written) > LONGEST)
    throw new Error('a word is longer than nginx reads');
  return written;
}

function unlimited(word: Word): string {
  if (typeof word === 'string') return bare(word);
  switch (word.kind) {
    case 'variable':
      return expanded(word, '');
    case 'quoted':
      return quotedParts(word.parts);
    case 'pattern':
      return `"${escaped(word.source, '"')}"`;
    case 'condition':
      return `(${condition(word)})`;
  }
}

function condition({ variable, equals }: ConditionWord): string {
  return equals === undefined ? expanded(variable, '') : `${expanded(variable, '')} = ${bare(equals)}`;
}

function bare(text: string): string {
  if (!BARE.test(text)) throw new Error(`${JSON.stringify(text)} is no word of nginx's own`);
  return text;
}

function quotedParts(parts: readonly (string | Variable)[]): string {
  const first = parts[0];
  if (parts.length === 1 && typeof first === 'string' && PLAIN.test(first)) return `"${first}"`;
  return mixedParts(parts);
}

/** Single quotes where the text holds double ones, such as JSON: nginx expands and decodes alike in both. */
function mixedParts(parts: readonly (string | Variable)[]): string {
  const text = parts.filter((part) => typeof part === 'string').join('');
  if (UNWRITABLE.test(text)) throw new Error(`${JSON.stringify(text)} cannot be written in nginx's language`);
  const mark = text.includes('"') && !text.includes("'") ? "'" : '"';
  const written = parts.map((part, index) =>
    typeof part === 'string' ? escaped(part, mark) : expanded(part, parts[index + 1] ?? ''),
  );
  return `${mark}${written.join('')}${mark}`;
}

function escaped(text: string, mark: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`);
}

/** In braces where the next character would be taken for a part of the name. */
function expanded({ name }: Variable, next: string | Variable): string {
  if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is no variable's name`);
  return typeof next === 'string' && /^[A-Za-z0-9_]/.test(next) ? `\${${name}}` : `$${name}`;
}
