export { Alloy } from './alloy';
export type { AlloyProps } from './props';
export { type AlloySpec, resolveAlloy } from './spec';
