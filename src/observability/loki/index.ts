export { Loki } from './loki';
export type { LokiProps } from './props';
export { type LokiSpec, resolveLoki } from './spec';
