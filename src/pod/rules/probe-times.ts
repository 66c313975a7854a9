import { type Fields, fieldsOf } from './pod-object';

/** The times of a probe in seconds, counted from the start of its container. */
interface ProbeTimes {
  readonly first: number;
  readonly period: number;
  /** When it is asked for the last time that it may fail. */
  readonly lastChance: number;
  /** When it may succeed at the earliest. */
  readonly soonest: number;
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe */
export function probeTimes(probe: unknown): ProbeTimes | undefined {
  if (probe === undefined || probe === null) return undefined;
  const fields = fieldsOf(probe);
  const first = number(fields, 'initialDelaySeconds', 0);
  const period = number(fields, 'periodSeconds', 10);
  return {
    first,
    period,
    lastChance: first + (number(fields, 'failureThreshold', 3) - 1) * period,
    soonest: first + (number(fields, 'successThreshold', 1) - 1) * period,
  };
}

function number(fields: Fields, name: string, otherwise: number): number {
  const value = fields[name];
  return typeof value === 'number' ? value : otherwise;
}
