import type { DataKind, Holding } from '../../src/residency';

/** Something that rests at a place. */
export function atPlace(data: DataKind, place: Holding['place'], what = 'orders'): Holding {
  return { what, store: 'volume', data, contents: 'orders', place, purpose: 'sales', retention: undefined };
}
