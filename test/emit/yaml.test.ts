import { comparedWithYaml, wrongShortTexts } from './yaml-writer';

test('whatever text, numbers and shapes an object holds, it is written as cdk8s writes it', () => {
  const { naust, yaml } = comparedWithYaml({ numRuns: 200 });
  // What naust leaves to yaml proves nothing.
  expect(naust).toBeGreaterThan(yaml / 4);
});

test('every short text, as a value and as a key, is written as yaml writes it', () => {
  expect(wrongShortTexts('aeE0-_.:/# ', 3)).toEqual([]);
});
