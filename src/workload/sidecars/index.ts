export { type LogDestinationProps, type LogsProps, logShipper, logsKind, resolveLogs } from './log-shipper';
export {
  OpenTelemetryCollector,
  type OpenTelemetryCollectorProps,
  resolveTraceDestination,
  type TraceDestinationProps,
  type TraceDestinationSpec,
  traceDestinationKind,
} from './open-telemetry';
export { sidecarsKind } from './shape';
export type { Sidecar, SidecarAddition, SidecarHost } from './sidecar';
export { resolveSidecars, type SidecarSpec } from './spec';
