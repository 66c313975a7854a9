export { NodeRestarts } from './node-restarts';
export type { NodeRestartsProps, Weekday } from './props';
