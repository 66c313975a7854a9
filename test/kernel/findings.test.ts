import * as fc from 'fast-check';
import { Findings, kubernetesName, shown, withDefaults } from '../../src/kernel';

describe('findings', () => {
  test('a good value leaves none', () => {
    const findings = new Findings();
    findings.check('name', 'orders', kubernetesName);
    findings.integer('replicas', 3, { min: 1, max: 10 });
    findings.port('port', 8080);
    expect(findings.all).toEqual([]);
  });

  test('all of them are kept, in the order they were found', () => {
    const findings = new Findings();
    findings.checkAll('names', ['orders', 'A', 'B'], kubernetesName);
    findings.port('port', 0);
    expect(findings.all.map(({ code, what, got }) => [code, what, got])).toEqual([
      ['NAUST-VAL-005', 'names[1] is not a Kubernetes name', '"A"'],
      ['NAUST-VAL-005', 'names[2] is not a Kubernetes name', '"B"'],
      ['NAUST-VAL-021', 'port is not a whole number in its range', '0'],
    ]);
  });

  test('a value that is no string, as from JavaScript, is one more that the grammar does not accept', () => {
    const findings = new Findings();
    findings.check('name', undefined as unknown as string, kubernetesName);
    expect(findings.all).toMatchObject([{ code: 'NAUST-VAL-005', got: 'nothing' }]);
  });

  test.each([0, 11, 1.5, Number.NaN, Infinity, '3' as unknown as number])('%p is not 1 to 10', (value) => {
    const findings = new Findings();
    expect(findings.integer('replicas', value, { min: 1, max: 10 })).toBe(value);
    expect(findings.all).toMatchObject([{ code: 'NAUST-VAL-020', got: shown(value), allowed: '1 to 10' }]);
  });

  test.each([1, 65535])('%d is a port', (value) => {
    const findings = new Findings();
    findings.port('port', value);
    expect(findings.all).toEqual([]);
  });
});

describe('shown', () => {
  test.each([
    ['orders', '"orders"'],
    [undefined, 'nothing'],
    [null, 'null'],
    [Infinity, 'Infinity'],
    [Number.NaN, 'NaN'],
    [10n, '10'],
    [{ a: [1] }, '{"a":[1]}'],
    ['a\n\u001b[31m', '"a\\n\\u001b[31m"'],
    ['\u009b31m\u202e', '"\\u009b31m\\u202e"'],
  ])('%p is %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  test('a long value is cut, and says how long it was', () => {
    expect(shown('a'.repeat(200))).toMatch(/^"a{79}… \(202 characters\)$/);
  });

  test('whatever it is, it is one short line without a control character', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const values = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.constant(circle));
    fc.assert(
      fc.property(values, (value) => {
        expect(shown(value)).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e]{1,110}$/);
      }),
    );
  });
});

describe('defaults', () => {
  interface Props {
    readonly name: string;
    readonly replicas?: number;
    readonly public?: boolean;
  }
  const complete = (props: Props) => withDefaults(props, { replicas: 2, public: true });

  test('stand where nothing was written', () => {
    expect(complete({ name: 'a' })).toEqual({ name: 'a', replicas: 2, public: true });
  });

  test('give way to what was written, zero and false too', () => {
    expect(complete({ name: 'a', replicas: 0, public: false })).toEqual({
      name: 'a',
      replicas: 0,
      public: false,
    });
  });

  test('are not erased by an explicit undefined', () => {
    expect(complete({ name: 'a', replicas: undefined })).toEqual({ name: 'a', replicas: 2, public: true });
  });
});
