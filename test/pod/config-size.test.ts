import { App, Chart } from 'cdk8s';
import { problemsBelow } from '../../src/kernel';
import { configSize, ConfigFiles } from '../../src/pod';

const most = 1_048_576;
const codes = (object: object) => configSize(object).map(({ code }) => code);

describe('what a ConfigMap or a Secret may hold', () => {
  test.each([
    ['a ConfigMap that is just full', { kind: 'ConfigMap', data: { a: 'x'.repeat(most) } }, []],
    ['one byte more', { kind: 'ConfigMap', data: { a: 'x'.repeat(most), b: 'x' } }, ['NAUST-OUT-011']],
    ['letters of two bytes', { kind: 'ConfigMap', data: { a: 'å'.repeat(most / 2 + 1) } }, ['NAUST-OUT-011']],
    [
      'files that are not text, as they are once decoded',
      { kind: 'Secret', data: { a: Buffer.alloc(most).toString('base64') } },
      [],
    ],
    [
      'a Secret of one byte more',
      { kind: 'Secret', data: { a: Buffer.alloc(most + 1).toString('base64') } },
      ['NAUST-OUT-011'],
    ],
    ['something else', { kind: 'Deployment', data: { a: 'x'.repeat(2 * most) } }, []],
  ])('%s', (_, object, found) => expect(codes(object)).toEqual(found));

  test('is said without a platform too', () => {
    const app = new App();
    new ConfigFiles(new Chart(app, 'chart'), 'files', {
      name: 'files',
      files: () => ({ a: 'x'.repeat(most + 1) }),
    });
    expect(problemsBelow(app).map(({ code }) => code)).toEqual(['NAUST-OUT-011']);
  });
});
