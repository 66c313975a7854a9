import type { DataKind } from '../residency';

/** Data that a namespace can be pinned for. */
export type PinnedData = Exclude<DataKind, 'other'>;

/** What everything in a namespace is held to. */
export interface Pin {
  readonly holds: PinnedData;
  /** Values of `topology.kubernetes.io/region`. */
  readonly regions: readonly string[];
  /** Classes whose volumes are in these regions alone; naust's own first. */
  readonly storageClasses: readonly string[];
}

/** The label of a namespace, by which the API server knows that it is pinned. */
export const holdsLabel = 'naust/holds';

export const regionLabel = 'topology.kubernetes.io/region';

/** As labels and names have it. */
export const pinNames: Readonly<Record<PinnedData, string>> = {
  personalData: 'personal-data',
  telemetry: 'telemetry',
  secrets: 'secrets',
};
