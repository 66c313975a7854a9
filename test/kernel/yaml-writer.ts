import * as fc from 'fast-check';
import { type BlockStyle, BlockWriter } from '../../src/kernel/yaml/block-writer';
import { Scalars, type Stringify } from '../../src/kernel/yaml/scalars';
import { YamlWriter } from '../../src/kernel/yaml/yaml-writer';
import { hostileScalar, nested, record } from '../emit/hostile';

/** What a document may hold that plain data does not: nothing, and one thing in two places. */
function documentsWith(...odd: readonly unknown[]): fc.Arbitrary<Record<string, unknown>> {
  const leaf = fc.oneof(
    { weight: 20, arbitrary: hostileScalar },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
  const shared = fc
    .tuple(nested(leaf), record(leaf))
    .map(([value, map]) => ({ ...map, first: value, again: [value, map, map] }));
  return fc.oneof(
    { weight: 10, arbitrary: record(nested(leaf)) },
    { weight: 1, arbitrary: shared },
  ) as fc.Arbitrary<Record<string, unknown>>;
}

const documents = documentsWith(null, undefined, 10n, new Date(0));
const documentsOfJson = documentsWith(null, undefined, NaN, new Date(0));

/**
 * Holds the text of so many hostile documents to what `yaml` writes for them, byte for byte. Returns how many documents
 * naust wrote itself, and how many it left to `yaml`.
 */
export function comparedWithYaml(
  stringify: Stringify,
  parameters: fc.Parameters<[Record<string, unknown>]>,
  style: BlockStyle = {},
) {
  // One for all: what is remembered of one document must not spoil another.
  const scalars = new Scalars(stringify);
  const writer = new YamlWriter(stringify, style);
  const documentsBy = { naust: 0, yaml: 0 };
  fc.assert(
    fc.property(style.asJson ? documentsOfJson : documents, (content) => {
      const whole: unknown = style.asJson ? JSON.parse(JSON.stringify(content)) : content;
      expect(writer.document(content)).toBe(stringify(whole));
      documentsBy[new BlockWriter(scalars, style).document(content) === undefined ? 'yaml' : 'naust']++;
    }),
    parameters,
  );
  return documentsBy;
}

/**
 * The texts of these characters, up to the length, that are not written as `yaml` writes them, as a value or as a key.
 * Where the form depends on the place there is none to compare.
 */
export function wrongShortTexts(stringify: Stringify, characters: string, length: number): readonly string[] {
  const scalars = new Scalars(stringify);
  const wrong: string[] = [];
  const visit = (text: string): void => {
    const [value, key] = [scalars.value(text, ''), scalars.key(text)];
    if (value !== undefined && stringify([text]) !== `-${value}`) wrong.push(`- ${text}`);
    if (key !== undefined && stringify({ [text]: 0 }) !== `${key} 0\n`) wrong.push(`${text}:`);
    if (text.length < length) for (const character of characters) visit(text + character);
  };
  visit('');
  return wrong;
}
