import * as fc from 'fast-check';
import { cidr, cidrsOverlap, hostCidr, isWholeInternet } from '../../src/kernel';

/** An IPv4 network with its first and last address as numbers, by arithmetic that owes nothing to a library. */
const network = fc.tuple(fc.nat(2 ** 32 - 1), fc.integer({ min: 0, max: 32 })).map(([address, bits]) => {
  const size = 2 ** (32 - bits);
  const first = Math.floor(address / size) * size;
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return { text: `${parts.join('.')}/${bits}`, first, last: first + size - 1 };
});

test('networks overlap when they share an address', () => {
  fc.assert(
    fc.property(network, network, (a, b) => {
      expect(cidr.accepts(a.text)).toBe(true);
      expect(cidrsOverlap(a.text, b.text)).toBe(a.first <= b.last && b.first <= a.last);
      expect(cidrsOverlap(b.text, a.text)).toBe(cidrsOverlap(a.text, b.text));
      expect(cidrsOverlap(a.text, a.text)).toBe(true);
    }),
  );
});

test.each([
  ['10.0.0.0/8', '10.42.0.0/16', true],
  ['10.0.0.0/16', '10.1.0.0/16', false],
  ['0.0.0.0/0', '203.0.113.7/32', true],
  ['2001:db8::/32', '2001:db8:1::/48', true],
  ['2001:db8::/48', '2001:db8:1::/48', false],
  ['::/0', '10.0.0.0/8', false],
])('%s and %s: %s', (a, b, overlap) => {
  expect(cidrsOverlap(a, b)).toBe(overlap);
});

test.each([
  ['198.51.100.7', '198.51.100.7/32'],
  ['2001:db8::7', '2001:db8::7/128'],
])('the network of %s alone is %s', (address, expected) => {
  expect(hostCidr(address)).toBe(expected);
  expect(cidr.accepts(hostCidr(address))).toBe(true);
});

test('the whole internet has one network in each family', () => {
  expect(['0.0.0.0/0', '::/0', '0.0.0.0/1', '10.0.0.0/8'].map(isWholeInternet)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
