export type { LogDestinationProps, LogsProps } from './props';
export { logsKind } from './shape';
export { logShipper } from './shipper';
export { resolveLogs } from './spec';
