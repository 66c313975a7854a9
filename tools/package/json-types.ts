import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const jsonImport = /^import (?:type )?(\w+) from '(\.[^']*\.json)';\n/gm;

/**
 * Says in declarations what types of data in JSON come to, since those who compile against them need not be able to
 * import JSON: `keyof typeof data.plans` becomes `"ccx13" | "ccx23"`. The data is read from where the sources are.
 */
export function inlineJsonTypes(declarations: string, sources: string): void {
  for (const file of readdirSync(declarations, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(declarations, file);
    const text = readFileSync(path, 'utf8');
    const inlined = withoutJson(text, join(sources, dirname(file)), file);
    if (inlined !== text) writeFileSync(path, inlined);
  }
}

function withoutJson(declarations: string, folder: string, file: string): string {
  let text = declarations;
  for (const [statement, name, json] of declarations.matchAll(jsonImport)) {
    const data: unknown = JSON.parse(readFileSync(join(folder, json!), 'utf8'));
    const keys = new RegExp(`\\bkeyof typeof ${name}((?:\\.\\w+)*)`, 'g');
    text = text
      .replace(statement, '')
      .replace(keys, (_, path: string) => keysAt(data, path.split('.').slice(1)));
    const left = new RegExp(`^.*\\btypeof ${name}\\b.*$`, 'm').exec(text);
    if (left) throw new Error(`${file}: only keys of data can be made a type, and here is more: ${left[0]}`);
  }
  return text;
}

function keysAt(data: unknown, path: readonly string[]): string {
  const found = path.reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], data);
  return Object.keys(found as object)
    .map((key) => JSON.stringify(key))
    .join(' | ');
}
