// Holds Terraform JSON against what `terraform providers schema -json` printed, for providers that cannot run here.

/** Terraform's own word for a type: `"string"`, `["list", "string"]`, `["object", {...}]`. */
type CtyType = string | readonly [string, CtyType] | readonly ['object', Readonly<Record<string, CtyType>>];

interface Attribute {
  readonly type?: CtyType;
  readonly nested_type?: {
    readonly nesting_mode: string;
    readonly attributes: Readonly<Record<string, Attribute>>;
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

interface NestedBlock {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block: Block;
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

export interface ProviderSchemas {
  readonly provider_schemas: Readonly<
    Record<
      string,
      {
        readonly provider: { readonly block: Block };
        readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
        readonly data_source_schemas?: Readonly<Record<string, { readonly block: Block }>>;
      }
    >
  >;
}

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

export interface TerraformJson {
  readonly provider?: Readonly<Record<string, Json>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly [section: string]: Json;
}

/** What Terraform itself understands in every resource. */
const metaArguments = [
  '//',
  'connection',
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
];

/** Everything in a document that its providers would refuse, each with its place; empty where there is nothing. */
export function schemaProblems(document: TerraformJson, schemas: ProviderSchemas): readonly string[] {
  const all = Object.values(schemas.provider_schemas);
  return [
    ...configurationProblems(document, schemas),
    ...madeProblems(
      document.resource,
      all.map((of) => of.resource_schemas),
    ),
    ...madeProblems(
      document.data,
      all.map((of) => of.data_source_schemas ?? {}),
    ),
  ];
}

function configurationProblems(document: TerraformJson, schemas: ProviderSchemas): readonly string[] {
  return Object.entries(document.provider ?? {}).flatMap(([name, configured]) => {
    const source = Object.keys(schemas.provider_schemas).find((of) => of.endsWith(`/${name}`));
    const schema = source === undefined ? undefined : schemas.provider_schemas[source];
    if (!schema) return [`provider.${name}: no such provider`];
    return listed(configured).flatMap((one) =>
      blockProblems(one, schema.provider.block, `provider.${name}`, ['alias']),
    );
  });
}

/** Resources, or what is only looked up. */
function madeProblems(
  made: TerraformJson['resource'],
  schemas: readonly Readonly<Record<string, { readonly block: Block }>>[],
): readonly string[] {
  const known = Object.assign({}, ...schemas) as Record<string, { readonly block: Block } | undefined>;
  return Object.entries(made ?? {}).flatMap(([type, resources]) => {
    const schema = known[type];
    if (!schema) return [`${type}: no such resource`];
    return Object.entries(resources).flatMap(([name, body]) =>
      blockProblems(body, schema.block, `${type}.${name}`, metaArguments),
    );
  });
}

function blockProblems(
  value: Json,
  block: Block,
  at: string,
  ignored: readonly string[] = [],
): readonly string[] {
  if (!isObject(value)) return [`${at}: a block is wanted, got ${shown(value)}`];
  const attributes = block.attributes ?? {};
  const blocks = block.block_types ?? {};
  const unknown = Object.keys(value).filter(
    (key) => !(key in attributes) && !(key in blocks) && !ignored.includes(key),
  );
  return [
    ...unknown.map((key) => `${at}.${key}: no such argument`),
    ...Object.entries(attributes).flatMap(([key, of]) => attributeProblems(value[key], of, `${at}.${key}`)),
    ...Object.entries(blocks).flatMap(([key, of]) => nestedProblems(value[key], of, `${at}.${key}`)),
  ];
}

function attributeProblems(value: Json, attribute: Attribute, at: string): readonly string[] {
  if (value === undefined || value === null) return attribute.required ? [`${at}: is required`] : [];
  if (!attribute.required && !attribute.optional) return [`${at}: is read-only`];
  if (attribute.nested_type) {
    const { nesting_mode, attributes } = attribute.nested_type;
    return members(value, nesting_mode, at).flatMap((one) =>
      typeof one.problem === 'string' ? [one.problem] : blockProblems(one.value, { attributes }, one.at),
    );
  }
  return typeProblems(value, attribute.type ?? 'dynamic', at);
}

function nestedProblems(value: Json, nested: NestedBlock, at: string): readonly string[] {
  const ones =
    value === undefined || value === null
      ? []
      : nested.nesting_mode === 'map'
        ? Object.values(value)
        : listed(value);
  const least = nested.min_items ?? 0;
  const most =
    nested.nesting_mode === 'single' || nested.nesting_mode === 'group' ? 1 : (nested.max_items ?? Infinity);
  if (ones.length < least) return [`${at}: ${least} wanted at least, got ${ones.length}`];
  if (ones.length > most) return [`${at}: ${most} allowed at most, got ${ones.length}`];
  return ones.flatMap((one, n) => blockProblems(one, nested.block, `${at}[${n}]`));
}

function members(
  value: Json,
  mode: string,
  at: string,
): readonly { value: Json; at: string; problem?: string }[] {
  if (mode === 'single') return [{ value, at }];
  if (mode === 'map') {
    return isObject(value)
      ? Object.entries(value).map(([key, one]) => ({ value: one, at: `${at}.${key}` }))
      : [{ value, at, problem: `${at}: a map is wanted, got ${shown(value)}` }];
  }
  return Array.isArray(value)
    ? value.map((one: Json, n) => ({ value: one, at: `${at}[${n}]` }))
    : [{ value, at, problem: `${at}: a ${mode} is wanted, got ${shown(value)}` }];
}

function typeProblems(value: Json, type: CtyType, at: string): readonly string[] {
  // What a reference will be is not known here.
  if (typeof value === 'string' && /^\$\{.*\}$/s.test(value)) return [];
  const wrong = [`${at}: ${JSON.stringify(type)} is wanted, got ${shown(value)}`];
  if (typeof type === 'string') return type === 'dynamic' || typeof value === primitives[type] ? [] : wrong;
  const [kind, of] = type;
  if (kind === 'object') {
    const attributes = Object.fromEntries(
      Object.entries(of as Readonly<Record<string, CtyType>>).map(([key, one]) => [
        key,
        { type: one, optional: true },
      ]),
    );
    return blockProblems(value, { attributes }, at);
  }
  if (kind === 'map') {
    return isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => typeProblems(one, of as CtyType, `${at}.${key}`))
      : wrong;
  }
  return Array.isArray(value)
    ? value.flatMap((one: Json, n) => typeProblems(one, of as CtyType, `${at}[${n}]`))
    : wrong;
}

const primitives: Readonly<Record<string, string>> = { string: 'string', number: 'number', bool: 'boolean' };

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Terraform takes one block for a list of one. */
function listed(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

function shown(value: Json): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
}
