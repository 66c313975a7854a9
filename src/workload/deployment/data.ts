import type { Placement } from '../../pod';
import { country, distinctPlaces, type Holding, type Place } from '../../residency';
import type { Surroundings } from './placement';
import type { WorkloadProps } from './props';

/** Where the pods of a workload have personal data: in their memory, and on the disks of the nodes they run on. */
export function personalHoldings(
  name: string,
  given: NonNullable<WorkloadProps['personalData']>,
  placement: Placement | undefined,
  { cluster, residency }: Surroundings,
): readonly Holding[] {
  if (given === false) return [];
  const personal = given === true ? undefined : given;
  const nodes = (cluster?.nodes ?? []).filter((node) => mayRun(node, placement));
  const places =
    cluster === undefined
      ? [{ countries: residency.countries('personalData') }]
      : distinctPlaces(nodes.map(({ place }) => place));
  return places.map((place) => ({
    what: `the pods of ${name}`,
    store: 'pod',
    data: 'personalData',
    contents: personal === undefined ? 'personal data' : personal.categories.join(', '),
    place,
    purpose: personal?.purpose,
    retention: 'the pod ends: memory, temporary files and logs',
    personal,
  }));
}

export function mayRun(
  { pool, place }: { readonly pool: string; readonly place: Place },
  placement?: Placement,
): boolean {
  const { regions, pool: only } = placement ?? {};
  const isThere = regions === undefined || regions.includes(country(place.country).region);
  return isThere && (only === undefined || only === pool);
}
