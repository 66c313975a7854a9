/** A configuration file. The readers are of YAML 1.1 and 1.2: what either would take for a truth value is quoted. */
export function configYaml(content: object): string {
  // The same is asked for by the map that holds it, by the digest that restarts its reader, and by each environment.
  const key = JSON.stringify(content);
  const text = rendered.get(key) ?? render(content);
  if (rendered.size >= mostRendered) rendered.clear();
  rendered.set(key, text);
  return text;
}

const rendered = new Map<string, string>();
const mostRendered = 100;

function render(content: object): string {
  // Loaded by the first file there is, so that importing naust does not wait for it.
  const { stringify } = require('yaml') as typeof import('yaml');
  return stringify(content, {
    version: '1.1',
    lineWidth: 0,
    singleQuote: true,
    aliasDuplicateObjects: false,
  });
}
