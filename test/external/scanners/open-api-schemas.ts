import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the OpenAPI document, version 2, that the API server gives. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export interface OpenApi {
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Where kubeconform finds what is written here. */
export const schemaLocation = '{{ .ResourceKind }}-{{ .Group }}-{{ .ResourceAPIVersion }}.json';

/** A JSON schema for each kind that the server knows, in which nothing is allowed that it does not know. */
export function writeSchemas(folder: string, { definitions }: OpenApi): void {
  const closed = Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, closedSchema(schema)]),
  );
  for (const [name, schema] of Object.entries(definitions)) {
    const kinds = schema['x-kubernetes-group-version-kind'] ?? [];
    // Options of requests are known under every group there is, and are no objects.
    if (kinds.length !== 1) continue;
    const { group, version, kind } = kinds[0]!;
    const used = reachable(name, closed);
    // Of the core, which has no group, kubeconform takes the version for it.
    const text = JSON.stringify({ $ref: `#/definitions/${name}`, definitions: used });
    writeFileSync(join(folder, `${kind.toLowerCase()}-${group || version}-${version}.json`), text);
  }
}

function closedSchema(schema: Schema): object {
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  if (schema.format === 'int-or-string') return { type: ['integer', 'string'] };
  const { properties, additionalProperties, items } = schema;
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || properties === undefined;
  return {
    ...schema,
    // What the server says of text is checked by the server; of formats only a part is known elsewhere.
    format: undefined,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, of]) => [name, closedSchema(of)]),
      ),
    }),
    ...(items && { items: closedSchema(items) }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: closedSchema(additionalProperties) }
      : !isOpen && additionalProperties === undefined && { additionalProperties: false }),
  };
}

function reachable(name: string, all: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  const found = new Map<string, object>();
  const add = (of: string): void => {
    const schema = all[of];
    if (schema === undefined || found.has(of)) return;
    found.set(of, schema);
    for (const [, next = ''] of JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g))
      add(next);
  };
  add(name);
  return Object.fromEntries(found);
}
