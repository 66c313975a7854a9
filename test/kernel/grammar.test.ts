import * as fc from 'fast-check';
import {
  absolutePath,
  cidr,
  environmentName,
  Findings,
  type Grammar,
  headerName,
  headerValue,
  hostname,
  image,
  ipAddress,
  kubernetesName,
  labelKey,
  labelValue,
  urlPath,
} from '../../src/kernel';

const digest = `@sha256:${'a'.repeat(64)}`;

interface Case {
  readonly grammar: Grammar;
  readonly good: readonly string[];
  readonly bad: readonly string[];
  /** Those of the hostile characters that mean nothing special where the value goes. */
  readonly harmless?: string;
}

const cases: Readonly<Record<string, Case>> = {
  hostname: {
    grammar: hostname,
    good: ['a.no', 'shop.example.no', 'xn--troms-zua.no', `${'a'.repeat(63)}.no`, '1.example.no'],
    bad: [
      'localhost',
      'a..no',
      '.no',
      'a.no.',
      '-a.no',
      'a-.no',
      'Shop.no',
      'tromsø.no',
      `${'a'.repeat(64)}.no`,
      '10.0.0.1',
      '*.example.no',
      `${'a.'.repeat(126)}no`,
    ],
  },
  cidr: {
    grammar: cidr,
    good: ['10.0.0.0/8', '203.0.113.7/32', '0.0.0.0/0', '2001:db8::/32', '::/0', '::1/128'],
    bad: [
      '10.0.0.1/8',
      '10.0.0.0',
      '10.0.0.0/33',
      '10.0.0/8',
      '010.0.0.0/8',
      '10.0.0.0/08',
      '2001:db8::1/32',
      '2001:0db8::/32',
      '2001:DB8::/32',
      '::/129',
      '::ffff:10.0.0.0/104',
    ],
  },
  ipAddress: {
    grammar: ipAddress,
    good: ['198.51.100.7', '::1', '2001:db8::7'],
    bad: [
      '198.51.100',
      '198.51.100.256',
      '010.0.0.1',
      '1',
      '0x7f.0.0.1',
      '198.51.100.7/32',
      'fe80::1%eth0',
      ':::',
    ],
  },
  image: {
    grammar: image,
    good: [
      'nginx:1.29',
      `nginx${digest}`,
      `nginx:1.29${digest}`,
      `nginx:latest${digest}`,
      'localhost:5000/shop/orders:a_1',
      'registry.example.no/shop/orders:1.4.2',
    ],
    bad: [
      'nginx',
      'nginx:latest',
      'nginx:',
      'nginx@sha256:abc',
      'NGINX:1',
      'https://nginx:1',
      'nginx:-1',
      'a//b:1',
      '/nginx:1',
    ],
  },
  kubernetesName: {
    grammar: kubernetesName,
    good: ['a', 'order-projection-worker', 'a1', 'a'.repeat(63)],
    bad: ['1a', '-a', 'a-', 'a.b', 'A', 'a_b', 'a/b', 'a'.repeat(64)],
  },
  labelKey: {
    grammar: labelKey,
    good: ['team', 'app.kubernetes.io/part-of', 'A.b_c-d', 'a'.repeat(63)],
    bad: ['/team', 'a/', 'a/b/c', '-team', 'Example.no/team', 'a'.repeat(64), `${'a'.repeat(254)}/b`],
  },
  labelValue: {
    grammar: labelValue,
    good: ['', 'order-system', 'v1.2_3', 'A'],
    bad: ['-a', 'a-', 'a/b', 'ø', 'a'.repeat(64)],
  },
  environmentName: {
    grammar: environmentName,
    good: ['A', '_', 'KAFKA_BROKERS', 'a1'],
    bad: ['1A', 'A-B', 'A.B', 'Ø', 'A=B', 'a'.repeat(256)],
  },
  absolutePath: {
    grammar: absolutePath,
    good: ['/var/log/orders', '/a', '/a/', '/srv/@x/%i/a+b~c', '/...'],
    bad: ['/', 'var/log', '/a//b', '/a/../b', '/..', '/./a', '/a/.', '~/a', `/${'a'.repeat(1024)}`],
  },
  urlPath: {
    grammar: urlPath,
    good: ['/', '/v1/orders', '/v1/orders/', '/.well-known/x', '/~a'],
    bad: [
      'v1',
      '//',
      '/v1//a',
      '/../a',
      '/a/..',
      '/a?b=c',
      '/a#b',
      '/a%2e',
      '/a*',
      '/æ',
      `/${'a'.repeat(1024)}`,
    ],
  },
  headerName: {
    grammar: headerName,
    good: ['Host', 'X-Frame-Options', 'x1'],
    bad: ['-X', 'X:Y', 'X_Y', 'X Y', 'X(Y)', 'x'.repeat(65)],
  },
  headerValue: {
    grammar: headerValue,
    good: ['1', 'max-age=31536000; includeSubDomains', "default-src 'self'", 'a, b'],
    bad: [' a', 'a ', 'a"b', 'æ', 'a\tb', 'a'.repeat(1025)],
    harmless: ";'`#",
  },
};

/** What ends a statement, a string, a line or a word, or begins another language, in something naust writes. */
const hostile = [';', '\n', '\r', '"', "'", '$', '{', '}', '`', '#', '\0', '\\', '\u2028', '\u202e'];

describe.each(Object.entries(cases))('%s', (_, { grammar, good, bad, harmless = '' }) => {
  test.each([...good, grammar.example])('accepts %j', (value) => {
    expect(grammar.accepts(value)).toBe(true);
  });

  test.each(bad)('does not accept %j', (value) => {
    expect(grammar.accepts(value)).toBe(false);
  });

  const position = fc.double({ min: 0, max: 1, noNaN: true });
  test('does not accept a good value with a hostile character anywhere in it', () => {
    const characters = fc.constantFrom(...hostile.filter((c) => !harmless.includes(c)));
    const spoilt = fc.tuple(fc.constantFrom(...good), characters, position).map(([value, character, at]) => {
      const split = Math.round(at * value.length);
      return value.slice(0, split) + character + value.slice(split);
    });
    fc.assert(fc.property(spoilt, (value) => expect(grammar.accepts(value)).toBe(false)));
  });

  test('accepts nothing that holds a control character, whatever else it is', () => {
    const accepted = fc
      .sample(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), 500)
      .filter((v) => grammar.accepts(v));
    expect(accepted.filter((value) => /[\0-\x1f\x7f-\x9f"$\\{}]/.test(value))).toEqual([]);
  });

  test('says no to a long value without delay', () => {
    const long = [...good, 'a'.repeat(50)].map((value) => `${value.repeat(5000)}!`);
    expect(long.some((value) => grammar.accepts(value))).toBe(false);
  }, 1000);

  test('has a problem that shows what was received and an example', () => {
    const findings = new Findings();
    expect(findings.check('field', 'a\n;$', grammar)).toBe('a\n;$');
    expect(findings.all).toEqual([
      {
        code: grammar.code,
        what: `field is not ${grammar.name}`,
        got: '"a\\n;$"',
        allowed: grammar.allowed,
        fix: `write it like ${grammar.example}`,
      },
    ]);
  });
});

test('every grammar has a code of its own', () => {
  const codes = Object.values(cases).map(({ grammar }) => grammar.code);
  expect(new Set(codes).size).toBe(codes.length);
});
