/** What of a person or a key is taken out of log lines. */
export const redactedKinds = ['email', 'nationalId', 'card', 'token'] as const;
export type RedactedKind = (typeof redactedKinds)[number];
