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
export {
  resolveTlsProxy,
  tlsProxy,
  tlsProxyKind,
  type TlsProxyProps,
  type TlsProxySpec,
  type TrustProps,
} from './tls-proxy';
export { resolveSidecars, type SidecarSpec } from './spec';
