import { Size } from 'cdk8s';
import type { Plan } from '../../cluster';
import data from './plans.json';

export type HetznerPlanName = keyof typeof data.plans;

/** A server type with its own processors. Shared ones are not offered: their steal time is somebody else's. */
export interface HetznerPlan extends Plan {
  readonly provider: 'hetzner';
  /** As Hetzner calls the server type. */
  readonly name: HetznerPlanName;
  readonly storage: 'local-nvme';
  /** Its processors are its own. */
  readonly dedicated: true;
}

/** What Hetzner sells, by its own names: `plan.ccx23`. */
export const plan = Object.fromEntries(
  Object.entries(data.plans).map(([name, { cpu, memoryGiB, diskGB }]) => [
    name,
    {
      provider: 'hetzner',
      name,
      cpu,
      memory: Size.gibibytes(memoryGiB),
      // Sold in decimal gigabytes, and counted here as the smallest that can mean.
      disk: Size.gibibytes(Math.floor((diskGB * 1e9) / 2 ** 30)),
      storage: 'local-nvme',
      dedicated: true,
    },
  ]),
) as unknown as { readonly [N in HetznerPlanName]: HetznerPlan & { readonly name: N } };

/** The names of the plans that are sold at a location. */
export function plansAt(location: string): readonly string[] {
  return data.locations.includes(location) ? Object.keys(data.plans) : [];
}
