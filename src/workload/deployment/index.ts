export { checkSeconds } from './check-seconds';
export { workloadDefaults } from './defaults';
export type { Environment } from './environment';
export type { Surroundings } from './placement';
export type { WorkloadProps } from './props';
export { workloadShape } from './shape';
export { resolveWorkload, type WorkloadSpec } from './spec';
export { temporaryDirectory } from './temporary';
export { Workload } from './workload';
