import type { Difference } from './difference';
import { touches } from './field-pattern';
import { at, isList, isObject, type JsonObject } from './json';

/** What a resource says of its own life. */
export interface Lifecycle {
  readonly preventDestroy: boolean;
  ignores(difference: Difference): boolean;
}

/** @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle */
export function lifecycleOf(resource: JsonObject): Lifecycle {
  const blocks = resource['lifecycle'];
  const block = isList(blocks) ? blocks[0] : blocks;
  const lifecycle = isObject(block) ? block : {};
  const ignored = at(lifecycle, 'ignore_changes');
  const names = isList(ignored) ? ignored.map((name) => withoutItems(String(name))) : [];
  return {
    preventDestroy: lifecycle['prevent_destroy'] === true,
    ignores: (difference) =>
      !META.test(difference.field) &&
      (ignored === 'all' || names.some((name) => touches(withoutItemsIn(difference), name))),
  };
}

/** What Terraform itself reads of a resource, which no provider is asked about. */
const META = /^(lifecycle|depends_on|provider|count|for_each|provisioner|connection)\b/;

/** A block stands in Terraform's JSON on its own or in a list of one: rules name both alike. */
export function withoutItemsIn(difference: Difference): Difference {
  return { ...difference, field: withoutItems(difference.field) };
}

function withoutItems(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '');
}
