export type { TempoProps } from './props';
export { tempoShape } from './shape';
export { resolveTempo, type TempoSpec } from './spec';
export { Tempo } from './tempo';
