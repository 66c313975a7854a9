export type { Callee } from './callee';
export type { CarriedOut, EncryptedCall } from './calls';
export {
  type AutoscaleProps,
  autoscaleKind,
  type AutoscaleSpec,
  renderAutoscaler,
  resolveAutoscale,
} from './autoscale';
export { CronTask, type CronTaskProps } from './cron-task';
export { Daemon, type DaemonProps, type TolerationProps } from './daemon';
export {
  type Environment,
  renderDisruptionBudget,
  ReplicatedWorkload,
  type ReplicatedWorkloadProps,
  Workload,
  type WorkloadProps,
} from './deployment';
export { External, type ExternalCidrsProps, type ExternalPodsProps, type ExternalProps } from './external';
export {
  type LivenessProps,
  Microservice,
  type MicroserviceProps,
  type ReadinessProps,
} from './microservice';
export {
  type LogDestinationProps,
  type LogsProps,
  OpenTelemetryCollector,
  type OpenTelemetryCollectorProps,
  resolveTraceDestination,
  type Sidecar,
  type SidecarAddition,
  type SidecarHost,
  type TlsProxyProps,
  traceDestinationKind,
  type TraceDestinationProps,
  type TraceDestinationSpec,
  type TrustProps,
} from './sidecars';
export { type HeartbeatProps, Worker, type WorkerProps } from './worker';
