import fc from 'fast-check';
import { attribute, block, component, quote, reference, write } from '../../src/alloy/syntax';

describe('a string in Alloy', () => {
  test('is read back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const quoted = quote(text);
        expect(quoted.startsWith('`') ? quoted.slice(1, -1) : JSON.parse(quoted)).toBe(text);
      }),
    );
  });

  test('never ends before its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\\', '`', '\n', '\r', 'a', '\u2028') }), (text) => {
        const quoted = quote(text);
        expect(quoted).toMatch(quoted.startsWith('`') ? /^`[^`\r\n]*`$/ : /^"(?:[^"\\\n]|\\.)*"$/);
      }),
    );
  });

  test.each([
    ['orders', '"orders"'],
    ['say "ship"', '"say \\"ship\\""'],
    ['\\d{11}', '`\\d{11}`'],
    ['\\d`', '"\\\\d`"'],
    ['two\nlines', '"two\\nlines"'],
  ])('%j is written %s', (text, written) => expect(quote(text)).toBe(written));
});

test('a file is laid out as alloy fmt does', () => {
  const text = write([
    component('loki.write', 'loki', [
      attribute('external_labels', []),
      attribute('on', true),
      block('endpoint', [attribute('url', 'http://loki.example.no'), attribute('batch_size', 3)]),
    ]),
    block('logging', []),
    component('loki.process', 'orders', [
      attribute('forward_to', [reference('loki', 'write', 'loki', 'receiver')]),
    ]),
  ]);
  expect(text).toBe(`loki.write "loki" {
\texternal_labels = []
\ton              = true

\tendpoint {
\t\turl        = "http://loki.example.no"
\t\tbatch_size = 3
\t}
}

logging { }

loki.process "orders" {
\tforward_to = [loki.write.loki.receiver]
}
`);
});
