import { Yaml } from 'cdk8s';
import { hostStringify } from '../../src/cloud-init/host-yaml';
import { configStringify } from '../../src/kernel/config-yaml';
import { comparedWithYaml, wrongShortTexts } from './yaml-writer';

const settings = [
  ['an object, as cdk8s writes it', (content: unknown) => Yaml.stringify(content), {}],
  ['a configuration file, as yaml writes it', configStringify(), {}],
  ['a configuration file, as yaml writes what JSON has of it', configStringify(), { asJson: true }],
  ['what a host reads, as yaml writes it', hostStringify(), { indentSeq: false }],
] as const;

test.each(settings)('whatever text, numbers and shapes it holds, %s', (_, stringify, style) => {
  const { naust, yaml } = comparedWithYaml(stringify, { numRuns: 200 }, style);
  // What naust leaves to yaml proves nothing.
  expect(naust).toBeGreaterThan(yaml / 10);
});

test.each(settings)('every short text, as a value and as a key: %s', (_, stringify) => {
  expect(wrongShortTexts(stringify, 'aeE0-+.:/# (', 3)).toEqual([]);
});
