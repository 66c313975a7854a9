import fc from 'fast-check';
import { compareQuantities, parseQuantity } from '../../src/pod/rules/quantity';

const order = (a: unknown, b: unknown): number => compareQuantities(parseQuantity(a)!, parseQuantity(b)!);

test.each([
  ['1', '1000m'],
  ['1Ki', '1024'],
  ['512Mi', '536870912'],
  ['1e3', '1k'],
  ['0.5', '500m'],
  ['.5', '5e-1'],
  ['1.5Gi', '1536Mi'],
  ['1E', '1e18'],
  ['100n', '0.1u'],
  [2, '2'],
  [0.1, '100m'],
  ['+3', '3'],
])('%s is as much as %s', (a, b) => {
  expect(order(a, b)).toBe(0);
});

test.each([
  ['0.1', '0.1000000000000000000000000001'],
  ['9007199254740992', '9007199254740993'],
  ['512M', '512Mi'],
  ['-1', '0'],
])('%s is less than %s, exactly', (less, more) => {
  expect(order(less, more)).toBe(-1);
  expect(order(more, less)).toBe(1);
});

test.each([
  '',
  'Mi',
  '512MB',
  '512 Mi',
  '1ki',
  '1KiB',
  '.',
  '--1',
  '1e',
  '1e9999',
  'NaN',
  '1.2.3',
  '\n1',
  '1\n',
  null,
  {},
  [],
  true,
  NaN,
])('%j is no amount', (value) => {
  expect(parseQuantity(value)).toBeUndefined();
});

test('whole numbers of any unit compare as their product does', () => {
  const units = fc.constantFrom(['', 1n], ['k', 1000n], ['Ki', 1024n], ['Mi', 1024n ** 2n], ['G', 10n ** 9n]);
  const amounts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), units) as fc.Arbitrary<
    [bigint, [string, bigint]]
  >;
  fc.assert(
    fc.property(amounts, amounts, ([n, [unitN, n1]], [m, [unitM, m1]]) => {
      const expected = n * n1 < m * m1 ? -1 : n * n1 > m * m1 ? 1 : 0;
      expect(order(`${n}${unitN}`, `${m}${unitM}`)).toBe(expected);
    }),
  );
});

test('what is read of any text is an amount, and no text takes long', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789.eE+-numkKMGTPi') });
  const isAmount = fc.property(text, (value) => (parseQuantity(value)?.denominator ?? 1n) > 0n);
  expect(() => fc.assert(isAmount)).not.toThrow();
  expect(parseQuantity('9'.repeat(100_000))).toBeUndefined();
});
