import { YamlWriter } from './yaml/yaml-writer';

/**
 * A configuration file, of content as JSON has it. The readers are of YAML 1.1 and 1.2: what either would take for a
 * truth value is quoted.
 */
export function configYaml(content: object): string {
  return writer().document(content);
}

let made: YamlWriter | undefined;

function writer(): YamlWriter {
  return (made ??= new YamlWriter(configStringify(), { asJson: true }));
}

/** @internal */
export function configStringify(): (content: unknown) => string {
  // Loaded by the first file there is, so that importing naust does not wait for it.
  const { stringify } = require('yaml') as typeof import('yaml');
  return (content) =>
    stringify(content, { version: '1.1', lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false });
}
