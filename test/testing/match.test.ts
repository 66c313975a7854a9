import { Chart, Testing } from 'cdk8s';
import { Match, Template } from '../../src/testing';
import { configMap } from '../emit/stacks';
import { failure } from './failure';

/** A template with one object whose data is the value. */
function holding(value: unknown): Template {
  const chart = new Chart(Testing.app(), 'shop');
  configMap(chart, 'settings', { value });
  return Template.of(chart);
}

const of = (pattern: unknown) => ({ data: { value: pattern } });
const holds = (pattern: unknown, value: unknown) => holding(value).hasObject('ConfigMap', of(pattern));
/** What is said of the value: path below `data.value`, expected, got. */
function differences(pattern: unknown, value: unknown): readonly string[] {
  const text = failure(() => holds(pattern, value));
  const found = [...text.matchAll(/^ {2}data\.value(.*)\n {4}expected: (.*)\n {4}got: {6}(.*)$/gm)];
  return found.map(([, path, expected, got]) => `${path} expected ${expected} got ${got}`);
}

const {
  anything,
  absent,
  stringMatching,
  arrayWith,
  objectLike,
  exact,
  not,
  serializedJson,
  serializedYaml,
} = Match;

describe('a pattern matches', () => {
  test.each<[string, unknown, unknown]>([
    ['a value that is equal', 3, 3],
    ['an object with fewer of its fields', { a: 1 }, { a: 1, b: { c: 2 } }],
    ['a list item by item', [{ a: 1 }, 2], [{ a: 1, b: 2 }, 2]],
    ['anything', anything(), 0],
    ['anything: even what is false', anything(), false],
    ['what is absent', { a: absent() }, { b: 1 }],
    ['what is undefined', { a: undefined }, { b: 1 }],
    ['a string in part', stringMatching(/orders:\d+/), 'registry.example.no/orders:14'],
    ['a list with some of its items, in order', arrayWith([1, { a: 1 }]), [0, 1, 2, { a: 1, b: 2 }, 3]],
    ['a list with no items asked for', arrayWith([]), []],
    ['equal items as often as they are there', arrayWith([1, 1]), [1, 2, 1]],
    ['an object like it inside an exact one', exact({ a: objectLike({ b: 1 }) }), { a: { b: 1, c: 2 } }],
    ['exactly', exact({ a: { b: [1] } }), { a: { b: [1] } }],
    ['what something else does not', not(3), 4],
    ['the opposite of an object', not({ a: 1 }), { a: 2 }],
    ['a list without an item', not(arrayWith([3])), [1, 2]],
    ['what is absent as not that', { a: not(1) }, {}],
    ['JSON in a string', serializedJson({ a: 1 }), '{ "a": 1, "b": 2 }'],
    ['YAML in a string', serializedYaml({ a: arrayWith([2]) }), 'a: [1, 2]\nb: 3\n'],
    ['a matcher inside a matcher', arrayWith([objectLike({ a: stringMatching(/^x/) })]), [{ a: 'xy' }]],
  ])('%s', (_, pattern, value) => {
    expect(() => holds(pattern, value)).not.toThrow();
  });

  test('the same string again with an expression that keeps its place', () => {
    const expression = /orders/g;
    const template = holding('orders');
    template.hasObject('ConfigMap', of(stringMatching(expression)));
    template.hasObject('ConfigMap', of(stringMatching(expression)));
  });
});

describe('a pattern does not match, and says where and why', () => {
  test.each<[string, unknown, unknown, string]>([
    ['another value', 3, 4, ' expected 3 got 4'],
    ['a number as text', 3, '3', ' expected 3 got "3"'],
    ['nothing', { a: { b: 1 } }, {}, '.a.b expected 1 got nothing'],
    ['a scalar in place of an object', { a: 1 }, 'x', ' expected {"a":1} got "x"'],
    ['a list in place of an object', { a: 1 }, [1], ' expected {"a":1} got [1]'],
    ['an object in place of a list', [1], { 0: 1 }, ' expected [1] got {"0":1}'],
    ['a longer list', [1], [1, 2], '.length expected 1 got 2'],
    ['another order', [1, 2], [2, 1], '[0] expected 1 got 2; [1] expected 2 got 1'],
    ['a key that has to be quoted', { 'a/b': 1 }, { 'a/b': 2 }, '["a/b"] expected 1 got 2'],
    ['a key of Object', { toString: 1 }, {}, '.toString expected 1 got nothing'],
    ['absent where something is', { a: absent() }, { a: 1 }, '.a expected <nothing> got 1'],
    ['undefined where something is', { a: undefined }, { a: 1 }, '.a expected nothing got 1'],
    ['anything where nothing is', { a: anything() }, {}, '.a expected <anything> got nothing'],
    [
      'what is in an object that is not there',
      { a: { b: absent() } },
      {},
      '.a expected {"b":"<nothing>"} got nothing',
    ],
    [
      'a string that it is not found in',
      stringMatching(/^a/),
      'ba',
      ' expected <a string matching /^a/> got "ba"',
    ],
    ['a string where a number is', stringMatching(/3/), 3, ' expected <a string matching /3/> got 3'],
    ['items in another order', arrayWith([2, 1]), [1, 2], ' expected an item 1 got [1,2]'],
    ['an item that is there once', arrayWith([1, 1]), [1, 2], ' expected an item 1 got [1,2]'],
    ['an item that is nearly there', arrayWith([{ a: 1, b: 2 }]), [{ a: 1, b: 3 }], '[0].b expected 2 got 3'],
    ['no list', arrayWith([1]), 1, ' expected <a list with [1]> got 1'],
    ['a field too many', exact({ a: { b: 1 } }), { a: { b: 1, c: 2 } }, '.a.c expected nothing got 2'],
    ['what it is not to be', not({ a: 1 }), { a: 1, b: 2 }, ' expected not {"a":1} got {"a":1,"b":2}'],
    ['what JSON says', serializedJson({ a: 1 }), '{"a":2}', ' as JSON: a expected 1 got 2'],
    ['what YAML says', serializedYaml({ a: [1] }), 'a: [2]', ' as YAML: a[0] expected 1 got 2'],
    ['no text', serializedYaml({}), 3, ' expected a string of YAML got 3'],
  ])('%s', (_, pattern, value, expected) => {
    expect(differences(pattern, value).join('; ')).toBe(expected);
  });

  test('a string that is no JSON, with what the parser says', () => {
    expect(differences(serializedJson({}), '{"a":')).toEqual([
      expect.stringMatching(/^ expected a string of JSON got "\{\\"a\\":": \S/),
    ]);
  });

  test('YAML with an error in it, with what the parser says', () => {
    expect(differences(serializedYaml({}), 'a: [1')).toEqual([
      expect.stringMatching(/^ expected a string of YAML got "a: \[1": Flow sequence/),
    ]);
  });

  test('of a text of many lines, the first that differs', () => {
    expect(differences('a\nb\nc\n', 'a\nx\nc\n')).toEqual([' line 2 expected "b" got "x"']);
    expect(differences('a\nb', 'a')).toEqual([' line 2 expected "b" got nothing']);
    expect(differences('a', 'a\nb')).toEqual([' line 2 expected nothing got "b"']);
  });

  test('of a long text, the part that differs', () => {
    const long = 'registry.example.no/'.repeat(10);
    expect(differences(`${long}a`, `${long}b`)).toEqual([
      ' expected …"xample.no/registry.example.no/a" got …"xample.no/registry.example.no/b"',
    ]);
  });
});

test.each<[string, unknown, string]>([
  ['an expression', /orders/, 'an instance of RegExp; write Match.stringMatching(...)'],
  ['a function', () => true, 'a function'],
  ['an instance of some class', new Date(0), 'an instance of Date'],
])('%s is no pattern, and the place is named', (_, pattern, expected) => {
  expect(failure(() => holds({ a: pattern }, { a: 'orders' }))).toBe(
    `the pattern at data.value.a is neither plain data nor a matcher: ${expected}`,
  );
});

test('matchers are shown inside what a failure shows', () => {
  expect(failure(() => holds([{ a: anything() }, exact({ b: 1 })], 3))).toContain(
    'expected: [{"a":"<anything>"},"<exactly {\\"b\\":1}>"]',
  );
});
