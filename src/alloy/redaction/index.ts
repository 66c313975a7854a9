export { type RedactedKind, redactedKinds } from './kinds';
export { redactionStages } from './render';
