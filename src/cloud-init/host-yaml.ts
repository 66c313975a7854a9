import { YamlWriter } from '../kernel';

/**
 * YAML that cloud-init (PyYAML) and k3s (Go) read as it was meant: both follow YAML 1.1, where a bare `no` is false
 * and `0600` is 384, so strings are quoted by those rules. Longer texts stand as they are, to be read by people.
 */
export function hostYaml(value: object): string {
  return (writer ??= new YamlWriter(hostStringify(), { indentSeq: false })).document(value);
}

let writer: YamlWriter | undefined;

/** @internal */
export function hostStringify(): (value: unknown) => string {
  // Loaded by the first host there is, so that importing naust does not wait for it.
  const { stringify } = require('yaml') as typeof import('yaml');
  return (value) =>
    stringify(value, {
      version: '1.1',
      lineWidth: 0,
      indentSeq: false,
      blockQuote: 'literal',
      singleQuote: false,
    });
}
