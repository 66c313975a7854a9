import { type Fields, fieldsOf } from '../pod';
import system from './system-priorities.json';

/** What the API server makes of the class that a pod names. @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ */
interface Priorities {
  readonly named: ReadonlyMap<string, number>;
  /** Of a pod that names none. */
  readonly otherwise: number;
}

const { source: _, ...systemClasses } = system;

/** Those of every cluster, and of the classes among these objects. */
export function prioritiesOf(objects: readonly Fields[]): Priorities {
  const made = objects.filter(({ kind }) => kind === 'PriorityClass');
  const defaults = made.filter(({ globalDefault }) => globalDefault === true).map(valueOf);
  return {
    named: new Map([
      ...Object.entries(systemClasses),
      ...made.map((each) => [String(fieldsOf(each['metadata'])['name']), valueOf(each)] as const),
    ]),
    otherwise: defaults.length === 0 ? 0 : Math.min(...defaults),
  };
}

export function priorityOf(pod: Fields, { named, otherwise }: Priorities): number {
  const { priority, priorityClassName } = pod;
  if (typeof priority === 'number') return priority;
  return typeof priorityClassName === 'string' ? (named.get(priorityClassName) ?? 0) : otherwise;
}

function valueOf(priorityClass: Fields): number {
  return Number(priorityClass['value'] ?? 0);
}
