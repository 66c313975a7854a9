export { Loki } from './loki';
export type { LokiProps, StreamRetentionProps } from './props';
export { renderLokiConfig } from './render-config';
export { renderLokiPod } from './render-pod';
export { type LokiModel, type LokiSpec, longestKept, resolveLoki } from './spec';
export { streamRetentionShape } from './stream-retention';
