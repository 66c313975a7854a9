import data from './data/outages.json';
import type { Difference } from './difference';
import { touches } from './field-pattern';
import { withoutItemsIn } from './lifecycle';

/** What a provider does to a machine that runs, for a change in place. */
type Outage = 'off' | 'unplugged' | 'refused';

const risks: Readonly<Record<Outage, string>> = {
  off: 'the provider switches the machine off for it',
  unplugged: 'the provider takes the machine off its network for it',
  refused: 'the provider refuses it while the machine runs: terraform apply will fail',
};

const interrupting: Readonly<Record<string, Partial<Record<Outage, readonly string[]>>>> = data.resources;

/** The risks of a change in place for which the provider interrupts what runs, or does not make it. */
export function outages(type: string, differences: readonly Difference[]): readonly string[] {
  const changed = differences.filter(({ ignored }) => !ignored);
  const byOutage = interrupting[type] ?? {};
  return (Object.keys(risks) as Outage[])
    .filter((outage) => {
      const had = outage === 'unplugged' ? changed.filter(({ before }) => before !== undefined) : changed;
      return (byOutage[outage] ?? []).some((argument) =>
        had.some((difference) => touches(withoutItemsIn(difference), argument)),
      );
    })
    .map((outage) => risks[outage]);
}
