import * as fc from 'fast-check';

/** Text that a YAML reader may take for something else, that a writer may have to fold, quote or escape. */
const traps: readonly string[] = [
  ['', ' ', '\t', '\n', '\r', '\r\n', '\n\n', '\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u00a0'],
  ['\u2028', '\u2029', '\u200b', '\u200e', '\ufeff', '\ufffe', '\ud800', '\udfff', '🚢', 'e\u0301', 'Tromsø'],
  ['yes', 'No', 'on', 'OFF', 'y', 'n', 'true', 'False', 'null', 'Null', 'NULL', '~', '=', '<<'],
  [
    '0',
    '-0',
    '+1',
    '0o17',
    '017',
    '08',
    '0x1F',
    '0b101',
    '1_000',
    '1e3',
    '1E+3',
    '.5',
    '5.',
    '-.5e-3',
    '1.10',
    'e-1',
  ],
  ['.inf', '-.Inf', '.NaN', 'NaN', 'Infinity', '1:30', '190:20:30', '685_230.15', '9007199254740993'],
  ['2024-01-01', '2024-01-01T00:00:00Z', '2024-01-01 00:00:00 +1', '12:30:45'],
  [
    '-',
    '- a',
    '--',
    '---',
    '--- a',
    '...',
    '... a',
    '?',
    '? a',
    ':',
    ': a',
    'a:',
    'a: b',
    'a:b',
    'a :b',
    '::',
  ],
  [
    '#',
    '# a',
    'a #b',
    'a#b',
    '&a',
    '*a',
    '!',
    '!a',
    '!!str a',
    '!!binary',
    '%',
    '%YAML 1.1',
    '@a',
    '`a`',
    '|',
    '>',
  ],
  [
    '[',
    ']',
    '[]',
    '{',
    '}',
    '{}',
    '{a: b}',
    ',',
    'a, b',
    "'",
    "''",
    '"',
    '""',
    "'a'",
    '"a"',
    'it’s',
    '\\',
    '\\n',
  ],
  [
    'a ',
    ' a',
    '\ta',
    'a\t',
    'a\n',
    '\na',
    ' \na',
    'a\n b',
    'a\n\tb',
    'a \nb',
    'a\n \nb',
    'a\n\n\nb\n',
    'a\r\nb',
  ],
  [
    'a\n\n',
    'a\n\n\n',
    '\n\na',
    '#a\nb',
    '---\na',
    'a\n---\nb',
    'a\n...',
    '- a\n- b',
    '  a\n b',
    'a: b\nc: d\n',
  ],
  [
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    '1',
    '10',
    '2',
    '-1',
    '4294967294',
    '4294967295',
  ],
  [
    '$(NAME)',
    '${name}',
    '{{ .Values.a }}',
    '250m',
    '128Mi',
    '1:2',
    'sha256:0',
    '/a/b',
    'a/b/c',
    '~/a',
    '192.0.2.1',
  ],
].flat();

const words = fc
  .array(
    fc.constantFrom('a', 'word', 'longer-words', 'http://example.no/a?b=c#d', '\\', '"', 'x'.repeat(90)),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((all) => all.join(' '));

const lengths = fc.constantFrom(78, 79, 80, 81, 82, 127, 128, 999, 1000, 1001, 1023, 1024, 1025);

/** Strings that are hard to write as YAML, and plain ones among them. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...traps) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...traps), fc.constantFrom(...traps)).map(([a, b]) => a + b),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.array(fc.constantFrom(...traps), { maxLength: 5 }),
        fc.constantFrom(' ', '\n', '\n  ', ': ', ' #', ', '),
      )
      .map(([parts, between]) => parts.join(between)),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom(...' \n\t:#-?&*!|>\'"%@`,[]{}ab01.'), maxLength: 12 }),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: words },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('x', 'x y ', '0', ' '), lengths).map(([unit, n]) => unit.repeat(n)),
  },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z0-9]([-._/:@a-z0-9]{0,20}[a-z0-9])?$/) },
);

const numbers = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    8080,
    1e21,
    1e-7,
    0.1,
    2 ** 53,
    -(2 ** 53),
    1e100,
    5e-324,
    Infinity,
    -Infinity,
    NaN,
  ),
  fc.integer(),
  fc.double(),
);

export const hostileScalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: hostileText },
  { weight: 2, arbitrary: numbers },
  { weight: 1, arbitrary: fc.boolean() },
);

/** Maps and lists of them, empty ones too, with keys that are no better; `leaf` is what they hold. */
export function nested(leaf: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      record(tie('value')),
    ),
  })).value;
}

export function record(value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .array(fc.tuple(hostileText, value), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);
}
