import { Size } from 'cdk8s';
import type { Plan } from '../../cluster';
import data from './plans.json';

export type UpCloudPlanName = keyof typeof data.plans;

/** A plan with MaxIOPS storage. None of UpCloud's has processors to itself; measure steal with the host gate. */
export interface UpCloudPlan extends Plan {
  readonly provider: 'upcloud';
  /** As UpCloud calls the plan. */
  readonly name: UpCloudPlanName;
  readonly storage: 'network';
  /** Its processors are shared. */
  readonly dedicated: false;
}

/** What UpCloud sells, by its own names: `plan['PREMIUM-4xCPU-16GB']`. */
export const plan = Object.fromEntries(
  Object.entries(data.plans).map(([name, { cpu, memoryGiB, diskGiB }]) => [
    name,
    {
      provider: 'upcloud',
      name,
      cpu,
      memory: Size.gibibytes(memoryGiB),
      disk: Size.gibibytes(diskGiB),
      storage: 'network',
      dedicated: false,
    },
  ]),
) as unknown as { readonly [N in UpCloudPlanName]: UpCloudPlan & { readonly name: N } };
