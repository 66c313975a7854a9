import { Yaml } from 'cdk8s';
import { hostStringify } from '../../src/cloud-init/host-yaml';
import { configStringify } from '../../src/kernel/config-yaml';
import { comparedWithYaml, wrongShortTexts } from './yaml-writer';

const settings = [
  ['an object, as cdk8s writes it', (content: unknown) => Yaml.stringify(content), true],
  ['a configuration file, as yaml writes it', configStringify(), true],
  ['what a host reads, as yaml writes it', hostStringify(), false],
] as const;

test.each(settings)('whatever text, numbers and shapes it holds, %s', (_, stringify, indentSeq) => {
  const { naust, yaml } = comparedWithYaml(stringify, { numRuns: 200 }, indentSeq);
  // What naust leaves to yaml proves nothing.
  expect(naust).toBeGreaterThan(yaml / 10);
});

test.each(settings)('every short text, as a value and as a key: %s', (_, stringify) => {
  expect(wrongShortTexts(stringify, 'aeE0-+.:/# (', 3)).toEqual([]);
});
