import type { Grammar } from '../kernel';
import type { Placement } from '../pod';
import type { Reach } from './reach';

/** What the parts of one stack share, wherever it runs. */
export interface Shared {
  /** `undefined` where it runs on a host, and parts are found by their bare names. */
  readonly namespace: string | undefined;
  /** Whole days. */
  readonly retentionDays: number;
  /** The labels of each line in Loki, and what their values are. */
  readonly logLabels: Readonly<Record<string, Grammar>>;
}

/** What they share in a cluster. */
export interface Surroundings extends Shared {
  readonly namespace: string;
  /** Where everything that keeps or handles telemetry is held to. */
  readonly placement: Placement;
  readonly reach: Reach;
  readonly storageClass: string;
}

/** How the other parts find one of them. */
export function hostOf(part: string, namespace: string | undefined): string {
  return namespace === undefined ? part : `${part}.${namespace}.svc`;
}
