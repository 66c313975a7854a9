export { Alloy } from './alloy';
export type { AlloyProps } from './props';
export { type RedactedKind, redactedKinds } from './redaction';
export { type AlloySpec, resolveAlloy } from './spec';
