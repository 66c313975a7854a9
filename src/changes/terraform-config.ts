import { Hidden, isList, isObject, type Json, type JsonObject } from './json';
import type { TerraformStackEntry } from './output';

/** One block of a stack: a resource, a data source, an output, ... */
export interface TerraformBlock {
  readonly stack: string;
  /** As Terraform addresses it: `hcloud_server.web-1`, `data.hcloud_image.ubuntu`, `output.peers`. */
  readonly address: string;
  /** The resource's type; for other blocks what they are. */
  readonly type: string;
  readonly name: string;
  readonly isResource: boolean;
  readonly value: JsonObject;
}

/** The blocks of a stack by their addresses, without what the construct tree notes beside them. */
export function blocksOf({ stack, config }: TerraformStackEntry): ReadonlyMap<string, TerraformBlock> {
  const blocks: TerraformBlock[] = [];
  for (const [section, content] of Object.entries(config)) {
    if (section === '//' || section === 'moved' || !isObject(content)) continue;
    const isResource = section === 'resource';
    const add = (prefix: string, type: string, name: string, value: Json): void =>
      void blocks.push({
        stack,
        address: `${prefix}.${name}`,
        type,
        name,
        isResource,
        value: cleaned(value),
      });
    for (const [first, value] of Object.entries(content)) {
      if (isResource) named(value, (name, block) => add(first, first, name, block));
      else if (section === 'data') named(value, (name, block) => add(`data.${first}`, 'data', name, block));
      else add(section, section, first, value);
    }
  }
  return new Map(blocks.map((block) => [block.address, block]));
}

/** Where a resource was before it got its address, by that address: Terraform moves it in its state. */
export function movesOf({ config }: TerraformStackEntry): ReadonlyMap<string, string> {
  const moved = config['moved'];
  const list = isList(moved) ? moved : moved === undefined ? [] : [moved];
  return new Map(list.filter(isObject).map(({ from, to }) => [String(to), String(from)] as const));
}

function named(value: Json, add: (name: string, block: Json) => void): void {
  if (isObject(value)) Object.entries(value).forEach(([name, block]) => add(name, block));
}

function cleaned(value: Json): JsonObject {
  const block = isObject(value) ? value : { value };
  const { '//': metadata, ...rest } = block;
  void metadata;
  return (rest['sensitive'] === true ? hideAll(rest) : hide(rest)) as JsonObject;
}

const SECRET_KEY =
  /(^|_)(password|passphrase|secret|token|psk|private_key|access_key|secret_key|credentials|service_uri)$/;

/** Literal secrets; an expression says where one comes from, and not what it is. */
function hide(value: Json, key = ''): Json {
  if (isList(value)) return value.map((item) => hide(item, key));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([k, item]) => [k, hide(item, k)]));
  return typeof value === 'string' && SECRET_KEY.test(key) && !value.includes('${')
    ? new Hidden(value)
    : value;
}

function hideAll(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'default' ? new Hidden(item) : item]),
  );
}
