export { workerDefaults } from './defaults';
export type { HeartbeatProps, WorkerProps } from './props';
export { Worker } from './worker';
