import { Size } from 'cdk8s';
import type { Plan } from '../../cluster';
import data from './flavors.json';

export type SafespringFlavorName = keyof typeof data.flavors;

/** A flavor of an OpenStack cloud. */
export interface OpenStackPlan extends Plan {
  readonly provider: 'openstack';
}

/** What Safespring sells with local NVMe, by its own names: `plan['l2.c8r16.500']`. IOPS grow with the disk. */
export const plan = Object.fromEntries(
  Object.entries(data.flavors).map(([name, { cpu, memoryGiB, diskGB }]) => [
    name,
    flavor({
      name,
      cpu,
      memory: Size.gibibytes(memoryGiB),
      // Sold in decimal gigabytes, and counted here as the smallest that can mean.
      disk: Size.gibibytes(Math.floor((diskGB * 1e9) / 2 ** 30)),
      storage: 'local-nvme',
      dedicated: false,
    }),
  ]),
) as unknown as { readonly [N in SafespringFlavorName]: OpenStackPlan & { readonly name: N } };

export const safespringFlavors = Object.keys(data.flavors);

/** A flavor of another cloud, as its operator describes it. */
export function flavor(described: Omit<Plan, 'provider'>): OpenStackPlan {
  return { ...described, provider: 'openstack' };
}
