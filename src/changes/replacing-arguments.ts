import type { Difference } from './difference';
import { touches } from './field-pattern';
import { at, isList, isObject, type Json, type JsonObject } from './json';
import { withoutItemsIn } from './lifecycle';
import data from './data/replacing-arguments.json';

const replacing: Readonly<Record<string, readonly string[]>> = data.resources;

/** Ends the name of a block whose number cannot change in place. */
const NUMBER = '#';

/** Whether the provider makes a resource anew for this difference. */
export function isReplacing(type: string, difference: Difference): boolean {
  const plain = withoutItemsIn(difference);
  const isItem =
    difference.field.endsWith('[]') && (difference.before === undefined || difference.after === undefined);
  return (replacing[type] ?? []).some((argument) =>
    argument.endsWith(NUMBER)
      ? isItem && plain.field === argument.slice(0, -NUMBER.length)
      : touches(plain, argument),
  );
}

/** The values of the arguments for which a provider makes a resource anew, each with the argument's name. */
export function replacingValues(type: string, resource: JsonObject): readonly (readonly [string, Json])[] {
  return (replacing[type] ?? [])
    .filter((argument) => !argument.endsWith(NUMBER))
    .flatMap((argument) => valuesAt(resource, argument).map((value) => [argument, value] as const));
}

/** Through lists of blocks as through single ones. */
function valuesAt(value: Json | undefined, path: string): readonly Json[] {
  if (value === undefined) return [];
  if (isList(value)) return value.flatMap((item) => valuesAt(item, path));
  const [key = '', ...rest] = path.split('.');
  const found = isObject(value) ? at(value, key) : undefined;
  if (found === undefined) return [];
  return rest.length === 0 ? [found] : valuesAt(found, rest.join('.'));
}
