import data from './load-balancer-types.json';

/** The smallest that takes it; the largest where none does, which then says so itself. */
export function loadBalancerTypeFor(services: number, targets: number): string {
  const fitting = data.types.find((type) => type.services >= services && type.targets >= targets);
  return (fitting ?? data.types.at(-1)!).name;
}
