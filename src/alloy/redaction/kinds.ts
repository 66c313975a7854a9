/** What of a person, and what key, is taken out of log lines. */
export type RedactedKind = 'card' | 'email' | 'nationalId' | 'token';

export const redactedKinds: readonly [RedactedKind, ...RedactedKind[]] = [
  'email',
  'nationalId',
  'card',
  'token',
];
