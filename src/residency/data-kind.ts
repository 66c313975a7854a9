/** What is stored or passed on: each kind may be held to its own countries. */
export type DataKind = 'personalData' | 'telemetry' | 'secrets' | 'other';

/** As people read it. */
export const dataKindText: Readonly<Record<DataKind, string>> = {
  personalData: 'personal data',
  telemetry: 'logs, metrics and alerts',
  secrets: 'secrets',
  other: 'other data',
};

export const dataKinds = Object.keys(dataKindText) as readonly DataKind[];
