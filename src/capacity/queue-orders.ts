import type { Demand } from './demand';

/** How many orders are tried besides the declared one and its reverse. */
const SHUFFLES = 10;

/**
 * Orders in which pods may come to the scheduler: higher priority first, and among equals as controllers happen to make
 * them. Which orders are tried depends on nothing but the number of pods.
 */
export function queueOrders(pods: readonly Demand[]): readonly (readonly Demand[])[] {
  const random = generator(pods.length + 1);
  const shuffles = Array.from({ length: SHUFFLES }, () => shuffled(pods, random));
  return [pods, [...pods].reverse(), ...shuffles].map((order) =>
    [...order].sort((a, b) => b.priority - a.priority),
  );
}

/** @see https://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle */
function shuffled<T>(items: readonly T[], random: (below: number) => number): readonly T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** Numbers that are the same in every run. @see https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
export function generator(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}
