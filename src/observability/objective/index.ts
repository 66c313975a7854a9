export type { ObjectiveProps } from './props';
export { objectiveShape, resolveObjectives } from './spec';
export { uncalledFindings } from './uncalled';
