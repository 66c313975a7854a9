import data from './priority-classes.json';
import type { WorkloadProps } from './props';

/** Who comes first where there is not room for all. */
export type Priority = NonNullable<WorkloadProps['priority']>;

/** The name of a PriorityClass; what is normal needs none. */
export function priorityClassOf(priority: Priority): string | undefined {
  return priority === 'normal' ? undefined : data[priority].name;
}
