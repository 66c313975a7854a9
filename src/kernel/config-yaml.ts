import { YamlWriter } from './yaml/yaml-writer';

/** A configuration file. The readers are of YAML 1.1 and 1.2: what either would take for a truth value is quoted. */
export function configYaml(content: object): string {
  // The same is asked for by the map that holds it, by the digest that restarts its reader, and by each environment.
  const key = JSON.stringify(content);
  // What is there twice is written twice, and what is undefined is not there.
  const text = rendered.get(key) ?? writer().document(JSON.parse(key) as object);
  if (rendered.size >= mostRendered) rendered.clear();
  rendered.set(key, text);
  return text;
}

const rendered = new Map<string, string>();
const mostRendered = 100;

let made: YamlWriter | undefined;

function writer(): YamlWriter {
  return (made ??= new YamlWriter(configStringify()));
}

/** @internal */
export function configStringify(): (content: unknown) => string {
  // Loaded by the first file there is, so that importing naust does not wait for it.
  const { stringify } = require('yaml') as typeof import('yaml');
  return (content) =>
    stringify(content, { version: '1.1', lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false });
}
