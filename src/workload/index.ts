export type { Callee } from './callee';
export type { CarriedOut } from './calls';
export { type Environment, Workload, type WorkloadProps } from './deployment';
export { External, type ExternalCidrsProps, type ExternalPodsProps, type ExternalProps } from './external';
export {
  type LivenessProps,
  Microservice,
  type MicroserviceProps,
  type ReadinessProps,
} from './microservice';
export { SecretRef } from './secret-ref';
export { type HeartbeatProps, Worker, type WorkerProps } from './worker';
