export type { AutoscaleProps } from './props';
export { renderAutoscaler } from './render';
export { autoscaleKind } from './shape';
export { type AutoscaleSpec, resolveAutoscale } from './spec';
