import fc from 'fast-check';
import { block, comment, directive, entry, pattern, quoted, whenEqual } from '../../src/nginx/directive';
import { quote } from '../../src/nginx/quote';
import { variable } from '../../src/nginx/variable';
import { write } from '../../src/nginx/write';
import { wordsOf } from '../gateway/nginx-words';

const printable = fc.string({
  unit: fc.constantFrom(...' !"\'\\;{}#()abcnrt0${é'.split('').filter((c) => c !== '$')),
});

describe('a quoted word', () => {
  test('is read by nginx as what it was, and as one word', () => {
    fc.assert(
      fc.property(printable, (text) => {
        expect(wordsOf(`${quote(quoted(text))};`)).toEqual({ words: [text], shape: ';' });
      }),
    );
  });

  test.each(['a$b', 'a\nb', 'a\rb', 'a\0b', 'a\u007fb', '$'])(
    'is refused for %j, which nginx cannot be told',
    (text) => {
      expect(() => quote(quoted(text))).toThrow('cannot be written');
    },
  );

  test('of more than 4096 bytes is refused, which nginx would be too', () => {
    expect(() => quote(quoted('é'.repeat(2048)))).toThrow('longer than nginx reads');
  });

  test('keeps a variable apart from the letters after it', () => {
    expect(quote(quoted(variable('host'), 'x'))).toBe('"${host}x"');
    expect(quote(quoted(variable('host'), '/x'))).toBe('"$host/x"');
  });

  test('holds JSON as it is', () => {
    expect(quote(quoted('{"host":"', variable('host'), '"}'))).toBe(`'{"host":"$host"}'`);
  });
});

test.each(['a b', 'a;b', 'a{b', 'a"b', '$host', '', '#a', 'a\\b'])('%j is no word of nginx’s own', (text) => {
  expect(() => quote(text)).toThrow('no word');
});

test('a line end in a comment is refused', () => {
  expect(() => write([comment('a\nreturn 200;')])).toThrow('one line');
});

test('a tree is written as a person would', () => {
  const tree = [
    directive('server_tokens', 'off'),
    comment('Known ids only.'),
    block(
      'map',
      [variable('http_x_request_id'), variable('gateway_request_id')],
      [
        directive('default', variable('request_id')),
        entry(pattern('~^[a-z]+$'), variable('http_x_request_id')),
      ],
    ),
    block('if', [whenEqual(variable('from_proxy'), '0')], [directive('return', '444')]),
  ];
  expect(write(tree)).toBe(`server_tokens off;

# Known ids only.
map $http_x_request_id $gateway_request_id {
    default $request_id;
    "~^[a-z]+$" $http_x_request_id;
}

if ($from_proxy = 0) {
    return 444;
}
`);
});
