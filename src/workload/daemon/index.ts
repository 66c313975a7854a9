export { Daemon } from './daemon';
export type { DaemonProps, TolerationProps } from './props';
