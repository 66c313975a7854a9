import type { Placement } from '../pod';
import type { Reach } from './reach';

/** What the parts of one stack share. */
export interface Surroundings {
  readonly namespace: string;
  /** Where everything that keeps or handles telemetry is held to. */
  readonly placement: Placement;
  readonly reach: Reach;
  readonly storageClass: string;
  /** Whole days. */
  readonly retentionDays: number;
}

/** How the other parts find one of them. */
export function hostOf(part: string, namespace: string): string {
  return `${part}.${namespace}.svc`;
}
