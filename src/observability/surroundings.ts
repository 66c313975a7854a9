import type { Placement } from '../pod';

/** What the parts of one stack share. */
export interface Surroundings {
  readonly namespace: string;
  /** Where everything that keeps or handles telemetry is held to. */
  readonly placement: Placement;
  readonly storageClass: string;
  /** Whole days. */
  readonly retentionDays: number;
}

/** How the other parts find one of them. */
export function hostOf(part: string, namespace: string): string {
  return `${part}.${namespace}.svc`;
}
