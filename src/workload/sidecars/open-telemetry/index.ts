export { OpenTelemetryCollector } from './collector';
export { resolveTraceDestination, traceDestinationKind, type TraceDestinationSpec } from './destination';
export type { OpenTelemetryCollectorProps, TraceDestinationProps } from './props';
