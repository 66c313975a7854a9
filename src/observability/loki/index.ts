export { Loki } from './loki';
export type { LokiProps, StreamRetentionProps } from './props';
export { type LokiSpec, longestKept, resolveLoki } from './spec';
export { streamRetentionShape } from './stream-retention';
