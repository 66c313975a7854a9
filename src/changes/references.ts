import { at, isList, isObject, type Json } from './json';
import type { TerraformBlock } from './terraform-config';

const REFERENCE = /(?<![\w.-])([a-z][a-z0-9_]*\.[A-Za-z_][\w-]*)((?:\.[A-Za-z_]\w*|\[[^\]]*\])*)/g;

/**
 * The resources of which a value needs something that is known only when they are made, such as an id. What a resource
 * was told itself, such as a name, is known before.
 */
export function awaited(value: Json, blocks: ReadonlyMap<string, TerraformBlock>): readonly string[] {
  if (isList(value)) return value.flatMap((item) => awaited(item, blocks));
  if (isObject(value)) return Object.values(value).flatMap((item) => awaited(item, blocks));
  if (typeof value !== 'string') return [];
  return expressionsIn(value).flatMap((expression) =>
    [...expression.matchAll(REFERENCE)].flatMap(([, address = '', attribute = '']) => {
      const block = blocks.get(address);
      return block?.isResource && !isTold(block, attribute) ? [address] : [];
    }),
  );
}

function expressionsIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, expression = '']) => expression);
}

function isTold({ value }: TerraformBlock, attribute: string): boolean {
  const told = at(value, attribute.replace(/^\./, ''));
  return typeof told === 'string' ? !told.includes('${') : told !== undefined;
}
