export { type LogDestinationProps, type LogsProps, logShipper, logsKind, resolveLogs } from './log-shipper';
export { sidecarsKind } from './shape';
export type { Sidecar, SidecarAddition, SidecarHost } from './sidecar';
export { resolveSidecars, type SidecarSpec } from './spec';
