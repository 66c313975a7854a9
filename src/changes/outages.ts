import data from './data/outages.json';
import type { Difference } from './difference';
import { touches } from './field-pattern';
import { withoutItemsIn } from './lifecycle';

const stopping: Readonly<Record<string, readonly string[]>> = data.resources;

/** The risk of a change in place for which the provider stops what runs. */
export function outages(type: string, differences: readonly Difference[]): readonly string[] {
  const stops = differences.some(
    (difference) =>
      !difference.ignored &&
      (stopping[type] ?? []).some((argument) => touches(withoutItemsIn(difference), argument)),
  );
  return stops ? ['the provider switches the machine off for it'] : [];
}
