// Makes the committed schema documents from whole ones:
//   terraform providers schema -json > hcloud.json
//   npx tsx tools/bindings/prune.ts hcloud.json
import { readFileSync, writeFileSync } from 'node:fs';

import { type BoundProvider, providers, schemaKey } from './providers';
import { type SchemaDocument, schemaFile } from './schema-document';

/** Only text is documentation: an attribute that is itself named `description` is an object. */
function withoutDescriptions(key: string, value: unknown): unknown {
  return key.startsWith('description') && typeof value === 'string' ? undefined : value;
}

export function prune(document: SchemaDocument, provider: BoundProvider): SchemaDocument {
  const key = schemaKey(provider);
  const whole = document.provider_schemas?.[key];
  if (!whole) throw new Error(`the document has no provider "${key}"`);
  const kept = <Schema>(all: Readonly<Record<string, Schema>>, names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => {
        const type = `${provider.name}_${name}`;
        const schema = all[type];
        if (!schema) throw new Error(`provider "${key}" ${provider.version} has no "${type}"`);
        return [type, schema] as const;
      }),
    );
  const pruned: SchemaDocument = {
    format_version: document.format_version,
    provider_schemas: {
      [key]: {
        provider: whole.provider,
        resource_schemas: kept(whole.resource_schemas, provider.resources),
        data_source_schemas: kept(whole.data_source_schemas, provider.dataSources),
      },
    },
  };
  return JSON.parse(JSON.stringify(pruned, withoutDescriptions)) as SchemaDocument;
}

function main(files: readonly string[]): void {
  if (files.length === 0) throw new Error('usage: tsx tools/bindings/prune.ts <schema document>...');
  for (const file of files) {
    const document = JSON.parse(readFileSync(file, 'utf8')) as SchemaDocument;
    const found = providers.filter((provider) => schemaKey(provider) in (document.provider_schemas ?? {}));
    if (found.length === 0)
      throw new Error(`${file} describes no provider that has a terraform.json in src/providers`);
    for (const provider of found) {
      writeFileSync(schemaFile(provider), `${JSON.stringify(prune(document, provider), null, 1)}\n`);
      console.log(`wrote ${schemaFile(provider)}`);
    }
  }
}

if (require.main === module) main(process.argv.slice(2));
