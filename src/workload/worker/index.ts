export { workerDefaults } from './defaults';
export type { HeartbeatProps, WorkerProps } from './props';
export { resolveLiveness } from './liveness';
export { resolveWorkerStart } from './start';
export { livenessShape } from './shape';
export { Worker } from './worker';
