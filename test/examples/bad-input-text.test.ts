import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import type { Platform } from '../../src/platform';
import { emission } from '../../src/emit';
import { changedAt, placesIn, valueAt } from './changed-props';
import { subjects } from './good-stacks';

const hostile = fc.string({
  unit: fc.constantFrom(
    ...'aZ0.-/ ;:{}[]"\'\\$#&*!|>%@`~=,?é',
    '\n',
    '\r',
    '\t',
    '\0',
    '\u2028',
    '${',
    '%{',
    '- ',
    ': ',
  ),
  minLength: 1,
  maxLength: 6,
});

/** Hostile text alone, or inside of what would have been accepted. */
function near(good: string): fc.Arbitrary<string> {
  const inside = fc
    .tuple(fc.nat(good.length), hostile)
    .map(([at, text]) => good.slice(0, at) + text + good.slice(at));
  return fc.oneof(hostile, inside);
}

type Scalars = ReadonlyMap<string, unknown>;

/** Every scalar of every document that comes out, by the way to it; `undefined` where something is wrong. */
function scalarsOf(stack: Platform): Scalars | undefined {
  const { files, problems } = emission(stack);
  const codes = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  const odd = codes.filter((code) => /^NAUST-(RUN|OUT-004)/.test(code));
  if (odd.length > 0) throw new Error(`came to ${odd.join()} where a rule should have said what is wrong`);
  if (codes.length > 0) return undefined;
  const scalars = new Map<string, unknown>();
  for (const { root, path, content } of files.filter(({ path }) => /\.(ya?ml|json)$/.test(path))) {
    documentsIn(path, String(content)).forEach((document, index) =>
      collect(document, `${root}/${path}#${index}`, scalars),
    );
  }
  return scalars;
}

/** Most files are the same whatever is written in the one place. */
const read = new Map<string, readonly unknown[]>();

function documentsIn(path: string, content: string): readonly unknown[] {
  const documents =
    read.get(content) ??
    parseAllDocuments(content).map((document) => {
      expect({ path, errors: document.errors }).toEqual({ path, errors: [] });
      return document.toJS() as unknown;
    });
  read.set(content, documents);
  return documents;
}

function collect(value: unknown, way: string, into: Map<string, unknown>): void {
  if (typeof value !== 'object' || value === null) into.set(way, value);
  else Object.entries(value).forEach(([key, child]) => collect(child, `${way} ${key}`, into));
}

describe.each(Object.entries(subjects))('%s', (_, { props, stack }) => {
  const texts = placesIn(props).filter((place) => typeof valueAt(props, place) === 'string');
  const good = scalarsOf(stack(props));

  test('takes no text for anything else than the one word that it is', () => {
    expect(good).toBeDefined();
    for (const place of texts) {
      const written = valueAt(props, place) as string;
      const check = (text: string): void => {
        const bad = scalarsOf(stack(changedAt(props, place, text)));
        if (bad === undefined) return;
        const renamed = new Set([...good!.keys()].map((way) => way.replaceAll(written, text)));
        const strange = [...bad.keys()].filter((way) => !good!.has(way) && !renamed.has(way));
        expect({ place, text, strange, size: bad.size }).toEqual({
          place,
          text,
          strange: [],
          size: good!.size,
        });
      };
      fc.assert(fc.property(near(written), check), { numRuns: 6 });
    }
  });
});
