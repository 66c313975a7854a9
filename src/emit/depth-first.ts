/** Items in an order in which each comes after what it depends on, as far as there is one. */
export interface DepthFirstOrder<T> {
  readonly order: readonly T[];
  /** Each from an item back to itself. */
  readonly circles: readonly (readonly T[])[];
}

/** Begins at the items on which no other depends, and takes what an item depends on in the order given. */
export function depthFirst<T>(
  items: readonly T[],
  dependenciesOf: (item: T) => Iterable<T>,
): DepthFirstOrder<T> {
  const dependedOn = new Set<T>();
  for (const item of items) for (const dependency of dependenciesOf(item)) dependedOn.add(dependency);

  const order = new Set<T>();
  const open = new Set<T>();
  const circles: (readonly T[])[] = [];
  const visit = (item: T): void => {
    if (order.has(item)) return;
    if (open.has(item)) {
      const path = [...open];
      circles.push([...path.slice(path.indexOf(item)), item]);
      return;
    }
    open.add(item);
    for (const dependency of dependenciesOf(item)) visit(dependency);
    open.delete(item);
    order.add(item);
  };
  for (const item of items) if (!dependedOn.has(item)) visit(item);
  // Those in a circle have no beginning among the others; without a circle this visits nothing.
  items.forEach(visit);
  return { order: [...order], circles };
}
